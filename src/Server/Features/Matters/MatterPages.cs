using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Matters;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Attachments;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Documents;
using Qingyi.Server.Features.Inspections;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Matters;

/// <summary>事项: the list, and one matter with all that belongs to it.</summary>
public static class MatterPages
{
    public static void MapMatterPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Paths.Matters).ForSeats([.. MatterEndpoints.Readers]);
        pages.MapGet("/", async (MatterDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Staff(http, StaffPage.Matters, await desk.List(http, null, cancellation)));
        pages.MapGet("/export", async (string? format, MatterDesk desk, ListFile file, HttpContext http, CancellationToken cancellation) =>
        {
            var filter = MatterDesk.Filter(http) with { After = null };
            return await file.Answer("matters-exported", Words.Spoken["matters"], format, filter != new MatterFilter("", "", ""), MatterDesk.Heading, desk.Rows(filter, cancellation), cancellation);
        });
        pages.MapPost("/", Open).AddEndpointFilter<FormGuard>();
        pages.MapGet("/{id}", async (string id, MatterDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await desk.One(id, cancellation) is { } view ? await frames.Staff(http, StaffPage.Matters, view) : await ProblemPages.Answer(http, MatterRefusals.NoSuchMatter));
        pages.MapPost("/{id}/cancel", async (string id, CancelMatter cancel, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var cancelled = await cancel.Cancel(id, form.Text(MatterFields.Reason), cancellation);
            return cancelled.Refusal is { } refusal ? await ProblemPages.Answer(http, refusal) : Results.Redirect(Paths.Matter(id));
        }).AddEndpointFilter<FormGuard>();
    }

    private static async Task<IResult> Open(OpenMatter open, MatterDesk desk, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var institution = form.Text(MatterFields.Institution);
        var opened = await open.Open(door.Person, new MatterOpening(form.Text(MatterFields.Kind), institution.Length == 0 ? null : institution), cancellation);
        return opened.Refusal is { } refusal
            ? await frames.Staff(http, StaffPage.Matters, await desk.List(http, refusal, cancellation), Problems.Status(refusal.Code))
            : Results.Redirect(Paths.Matter(opened.Value!.Id));
    }
}

/// <summary>Puts the pages of matters together for the person who is here.</summary>
public sealed class MatterDesk(
    CaseDb db, MatterQueries queries, MatterLines lines, ProcessPictures pictures, TaskForms forms, Waits waits, LightViews lights, AttachFiles files, DocumentDesk documents, Columns columns, PersonAtDoor door)
{
    private static readonly CaseStage[] States = [CaseStage.Underway, CaseStage.Closed, CaseStage.Cancelled];

    public async Task<MattersView> List(HttpContext http, Refusal? refusal, CancellationToken cancellation)
    {
        var filter = Filter(http);
        var page = await queries.Page(door.Person, filter, cancellation);
        var openable = MatterKind.All.Where(k => door.Person.IsAny(k.Openers)).Select(k => new Option(k.Code, k.Name)).ToList();
        return new MattersView(
            await Lines(page, cancellation),
            [.. MatterKind.All.Select(k => new Option(k.Code, k.Name))], [.. States.Select(s => new Option(s.Kebab(), StageNames.Of(s)))],
            filter.Kind ?? "", filter.State ?? "", filter.Q ?? "", openable, openable.Count == 0 || door.Person.Is(Role.Hospital) ? [] : await Institutions(cancellation),
            new PagerView(page.Count, null, string.IsNullOrEmpty(filter.After) ? null : Addresses.Without(http, "after"), page.Count == Paging.Size ? Addresses.With(http, "after", page[^1].Id) : null),
            refusal?.Sentence) { Columns = await columns.Of("matters", http, cancellation), Exports = ListFile.Buttons(http, Paths.Matters) };
    }

    public static MatterFilter Filter(HttpContext http)
    {
        var query = http.Request.Query;
        return new MatterFilter(query["kind"].ToString(), query["state"].ToString(), query["q"].ToString().Trim(), query["after"]);
    }

    /// <summary>The columns of the list as a file.</summary>
    public static IReadOnlyList<string> Heading =>
        Words.Spoken.All("list.matter", "matters.number", "list.light", "matters.kind", "matters.state", "cases.waiting", "matters.opened", "list.due");

    /// <summary>Every line that the filter leaves.</summary>
    public async IAsyncEnumerable<IReadOnlyList<object?>> Rows(MatterFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var (page, count) = (await queries.Page(door.Person, filter, cancellation), 0); page.Count > 0 && count < ListFile.Most; page = page.Count < Paging.Size ? [] : await queries.Page(door.Person, filter with { After = page[^1].Id }, cancellation))
        {
            foreach (var line in await Lines(page, cancellation))
            {
                count++;
                yield return [line.Title, line.Number, line.Light.Text, line.Kind, line.State, line.Waiting.Length == 0 ? "—" : line.Waiting, Show.Day(line.OpenedOn), line.Due is { } due ? Show.Day(due) : Words.Spoken["list.no-due"]];
            }
        }
    }

    private async Task<IReadOnlyList<MatterLine>> Lines(IReadOnlyList<Case> page, CancellationToken cancellation)
    {
        var ids = page.Select(m => m.Id).ToList();
        var tasks = (await db.Tasks.AsNoTracking().Where(t => t.State == "open" && ids.Contains(t.CaseId)).ToListAsync(cancellation)).ToLookup(t => t.CaseId);
        var running = (await db.Deadlines.AsNoTracking().Where(d => ids.Contains(d.CaseId) && (d.State == "running" || d.State == "paused")).ToListAsync(cancellation)).ToLookup(d => d.CaseId);
        var holders = tasks.SelectMany(t => t).Select(t => t.Assignee).OfType<string>().Distinct().ToList();
        var people = await db.Users.AsNoTracking().Where(u => holders.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        return
        [
            .. page.Select(m => new MatterLine(
                m.Id, m.Number, m.Title, MatterQueries.KindName(m.Kind), StageNames.Of(m.Stage), lights.Worst(running[m.Id]),
                string.Join('、', tasks[m.Id].Select(t => $"{t.Title}（{(t.Assignee is { } holder ? people.GetValueOrDefault(holder, Texts.Of("matters.desk.unnamed-holder")) : Role.Names[t.Role])}）").Distinct()),
                Show.LocalDay(m.ReceivedAt), running[m.Id].Any() ? running[m.Id].Min(d => d.DueOn) : null)),
        ];
    }

    public async Task<MatterView?> One(string id, CancellationToken cancellation)
    {
        var person = door.Person;
        if (await queries.Find(person, id, cancellation) is not { } of)
        {
            return null;
        }

        var task = await db.TasksFor(person).AsNoTracking().Where(t => t.CaseId == id).OrderBy(t => t.Assignee == null).ThenBy(t => t.DueAt ?? DateTimeOffset.MaxValue).FirstOrDefaultAsync(cancellation);
        var deadlines = await db.Deadlines.AsNoTracking().Where(d => d.CaseId == id).OrderBy(d => d.DueAt).ToListAsync(cancellation);
        var timeline = await queries.Timeline(person, of, cancellation);
        return new MatterView(
            of.Id, of.Number, of.Title, [new(StageNames.Of(of.Stage), of.Stage == CaseStage.Underway ? Tone.Blue : Tone.Plain), new(MatterQueries.KindName(of.Kind))],
            await waits.For(of, null, cancellation), await pictures.Of(of, cancellation), await lines.Facts(person, of, cancellation), await lines.Forms(of, cancellation),
            [.. deadlines.Select(d => new DeadlineLine(d.Id, d.Title, lights.Of(d), d.DueOn, CaseContents.Length(lights, d), d.Article))],
            [.. timeline.Reverse().Select(e => new Web.Components.TimelineEntry(e.At, CaseContents.Kind(e.What, e.Who), e.Text))],
            [.. (await queries.LedTo(person, of, cancellation)).Select(l => new Pair(l.KindName, l.Number, l.Id is { } seen ? Paths.Of(l.Kind, seen) : null))],
            task is null ? null : await forms.View(task, of, person, cancellation),
            of.Stage == CaseStage.Underway && person.IsAny(Role.SectionHead, Role.Leader, Role.PrincipalLeader), await Attachments(of, person, cancellation))
        {
            Documents = [.. (await documents.All(of, cancellation)).Select(d => CaseContents.Document(of, d))], Binds = !documents.IsOutside(of),
        };
    }

    // An inspection has a place for files beside each item of its checklist.
    private async Task<AttachmentsView?> Attachments(Case of, Person person, CancellationToken cancellation) => Checklists.Of(of) is { } checklist
        ? AttachmentsView.Of(await files.Of(of.Id, null, true, cancellation), $"/api/matters/{Uri.EscapeDataString(of.Id)}/attachments", checklist.Title, ItemFiles.Refuse(of, person) is null ? $"{Paths.Matter(of.Id)}/attachments" : null,
            [.. checklist.Items.Select(i => new Option(i.Id, i.Title))])
        : null;

    private async Task<IReadOnlyList<Option>> Institutions(CancellationToken cancellation) => await db.Organisations.AsNoTracking()
        .Where(o => o.Level == OrganisationLevel.Hospital && o.Path.StartsWith(door.Person.Path)).OrderBy(o => o.Path).Select(o => new Option(o.Id, o.Name)).ToListAsync(cancellation);
}
