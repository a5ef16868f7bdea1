using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Incidents;

/// <summary>异常处置 in the workbench.</summary>
public static class IncidentPages
{
    public static void MapIncidentPages(this IEndpointRouteBuilder app)
    {
        var incidents = app.MapGroup(Paths.Incidents).For(Role.Supervisor);
        incidents.MapGet("/", async (string? after, IncidentDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Staff(http, StaffPage.Incidents, await desk.List(http, after, cancellation)));
        incidents.MapGet("/export", async (string? format, IncidentDesk desk, ListFile file, CancellationToken cancellation) =>
            await file.Answer("incidents-exported", Words.Spoken["incidents"], format, filtered: false, IncidentDesk.Heading, desk.Rows(cancellation), cancellation));
        incidents.MapGet("/{id}", async (string id, IncidentDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await desk.One(id, null, cancellation) is { } view ? await frames.Staff(http, StaffPage.Incidents, view) : await ProblemPages.Answer(http, IncidentRefusals.NoSuchIncident));
        incidents.MapPost("/{id}/{how}", Resolve).AddEndpointFilter<FormGuard>();
    }

    private static async Task<IResult> Resolve(string id, string how, ResolveIncident resolve, IncidentDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var decision = new IncidentDecision(form.Text(IncidentFields.Reason), form.Text(IncidentFields.Outcome), form.Text(IncidentFields.Person));
        var outcome = how switch
        {
            "retry" => await resolve.Retry(id, decision, cancellation),
            "skip" => await resolve.Skip(id, decision, cancellation),
            "hand-over" => await resolve.HandOver(id, decision, cancellation),
            "cancel" => await resolve.Cancel(id, decision, cancellation),
            _ => IncidentRefusals.NoSuchIncident,
        };
        if (outcome.Refusal is not { } refusal)
        {
            return Results.Redirect(Paths.Incidents);
        }

        return await desk.One(id, new IncidentDraft(how, decision.Reason ?? "", refusal.Sentence), cancellation) is { } again
            ? await frames.Staff(http, StaffPage.Incidents, again, StatusCodes.Status422UnprocessableEntity)
            : await ProblemPages.Answer(http, refusal);
    }
}

/// <summary>Puts the pages of incidents together.</summary>
public sealed class IncidentDesk(CaseDb db, IncidentQueries queries, Columns columns, PersonAtDoor door)
{
    /// <summary>The columns of the list as a file.</summary>
    public static IReadOnlyList<string> Heading => Words.Spoken.All("incidents.case", "incidents.step", "incidents.why", "incidents.since");

    public async Task<IncidentsView> List(HttpContext http, string? after, CancellationToken cancellation)
    {
        var items = await queries.List(door.Person, after, cancellation);
        var total = await queries.Count(door.Person, cancellation);
        var next = items.Count < Paging.Size ? null : $"{Paths.Incidents}?after={Uri.EscapeDataString(items[^1].Id)}";
        return new IncidentsView([.. items.Select(Line)], new PagerView(items.Count, total, after is null ? null : Paths.Incidents, next))
        {
            Columns = await columns.Of("incidents", http, cancellation), Exports = ListFile.Buttons(http, Paths.Incidents),
        };
    }

    /// <summary>Every line, the oldest first.</summary>
    public async IAsyncEnumerable<IReadOnlyList<object?>> Rows([EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var page = await queries.List(door.Person, null, cancellation); page.Count > 0; page = page.Count < Paging.Size ? [] : await queries.List(door.Person, page[^1].Id, cancellation))
        {
            foreach (var line in page.Select(Line))
            {
                yield return [line.CaseNumber, line.What, line.Why, Show.Moment(line.Since)];
            }
        }
    }

    public async Task<IncidentView?> One(string id, IncidentDraft? draft, CancellationToken cancellation) =>
        await queries.Find(door.Person, id, cancellation) is { } item
            ? new IncidentView(Line(item), item.CaseTitle, item.Sentence, item.May, [.. item.Outcomes.Select(o => new Option(o, Name(o)))], await People(item, cancellation), draft)
            : null;

    private static IncidentLine Line(IncidentItem i) => new(i.Id, i.CaseNumber, Paths.Case(i.Case), i.Procedure, i.Step, i.Why, i.Since);

    private static string Name(string outcome) => Acts.Find(RecordHeldStep.ActId)!.Outcomes.GetValueOrDefault(outcome, outcome);

    private async Task<List<Option>> People(IncidentItem item, CancellationToken cancellation)
    {
        var roles = Role.OfCases.ToList();
        var people = await db.Users.AsNoTracking().Where(u => u.OrganisationId == item.Organisation)
            .Where(u => db.UserRoles.Any(ur => ur.UserId == u.Id && db.Roles.Any(r => r.Id == ur.RoleId && roles.Contains(r.Name!))))
            .Where(u => !db.CaseBars.Any(b => b.CaseId == item.Case && b.Kind == "person" && b.Subject == u.Id))
            .OrderBy(u => u.DisplayName).Select(u => new { u.Id, u.DisplayName }).ToListAsync(cancellation);
        return people.ConvertAll(p => new Option(p.Id, p.DisplayName));
    }
}
