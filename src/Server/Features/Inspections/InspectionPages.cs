using System.Globalization;
using System.Runtime.CompilerServices;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Inspections;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Inspections;

/// <summary>抽查督导 at the desk: the year's quota, the rounds, and one round from commitment to circular.</summary>
public static class InspectionPages
{
    public static void MapInspectionPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Paths.Inspections).For([.. Role.OfCases]);
        pages.MapGet("/", async (int? year, InspectionDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Staff(http, StaffPage.Inspections, await desk.List(http, year, null, cancellation)));
        pages.MapGet("/export", async (string? format, InspectionDesk desk, ListFile file, CancellationToken cancellation) =>
            await file.Answer("rounds-exported", Words.Spoken["rounds"], format, filtered: false, InspectionDesk.Heading, desk.Rows(cancellation), cancellation));
        pages.MapPost("/", async (OpenRound open, InspectionDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var item = form.Text(InspectionFields.Item).Split('/', 2);
            var opened = await open.Open(new RoundOpening(item[0], item.Length > 1 ? item[1] : "", form.Text(InspectionFields.Period)), cancellation);
            return opened.Refusal is { } refusal
                ? await frames.Staff(http, StaffPage.Inspections, await desk.List(http, null, refusal, cancellation), Problems.Status(refusal.Code))
                : Results.Redirect(Paths.Inspection(opened.Value!));
        }).For([.. OpenRound.Roles]).AddEndpointFilter<FormGuard>();
        pages.MapGet("/{id}", async (string id, InspectionDesk desk, HttpContext http, CancellationToken cancellation) => await desk.Answer(http, id, null, cancellation));
        Map(pages, "fix", OpenRound.Roles, async (id, form, s, c) => await s.Fix.Fix(id, Fixing(form), c));
        Map(pages, "draw", OpenRound.Roles, async (id, form, s, c) => await s.Draw.Draw(id, new DrawRequest(form.Text(InspectionFields.Value)), c));
        Map(pages, "repeat", OpenRound.Roles, async (id, form, s, c) => await s.Open.Repeat(id, new RoundRepeat(form.Text(InspectionFields.Reason)), c));
        Map(pages, "circular", [Role.Leader, Role.PrincipalLeader], async (id, form, s, c) => await s.Tell.Tell(id, new RoundCircular(form.Text(InspectionFields.Scope), form.Text(InspectionFields.Summary)), c));
    }

    private sealed record Steps(FixList Fix, DrawRound Draw, OpenRound Open, TellOfRound Tell);

    private static void Map(RouteGroupBuilder pages, string step, IEnumerable<string> roles, Func<string, IFormCollection, Steps, CancellationToken, Task<Outcome<string>>> take) =>
        pages.MapPost("/{id}/" + step, async (string id, FixList fix, DrawRound draw, OpenRound open, TellOfRound tell, InspectionDesk desk, HttpContext http, CancellationToken cancellation) =>
        {
            var outcome = await take(id, await http.Request.ReadFormAsync(cancellation), new Steps(fix, draw, open, tell), cancellation);
            return outcome.Refusal is { } refusal ? await desk.Answer(http, id, refusal, cancellation) : Results.Redirect(Paths.Inspection(outcome.Value!));
        }).For([.. roles]).AddEndpointFilter<FormGuard>();

    private static ListFixing Fixing(IFormCollection form)
    {
        var takes = form.Where(f => f.Key.StartsWith(InspectionFields.Take, StringComparison.Ordinal))
            .Select(f => new TakeItem(f.Key[InspectionFields.Take.Length..], int.TryParse(f.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)).ToList();
        var left = form.Where(f => f.Key.StartsWith(InspectionFields.LeftOut, StringComparison.Ordinal) && !string.IsNullOrEmpty(f.Value))
            .Select(f => new LeftOutItem(f.Key[InspectionFields.LeftOut.Length..], f.Value.ToString())).ToList();
        var avoid = Enumerable.Range(0, InspectionFields.Avoidances).Select(i => InspectionFields.Avoid + i.ToString(CultureInfo.InvariantCulture))
            .Where(name => form.Text(name + ".who").Length > 0 && form.Text(name + ".unit").Length > 0)
            .Select(name => new AvoidItem(form.Text(name + ".who"), form.Text(name + ".unit"), form.Text(name + ".ground"))).ToList();
        return new ListFixing(form.Text(InspectionFields.Source), takes, takes.All(t => t.Stratum != Strata.All), left, avoid);
    }
}

/// <summary>Puts these pages together for the person who is here.</summary>
public sealed class InspectionDesk(RoundQueries queries, Candidates candidates, QuotaBoard board, Columns columns, PageFrames frames, PersonAtDoor door, TimeProvider clock)
{
    /// <summary>The columns of the list of rounds as a file.</summary>
    public static IReadOnlyList<string> Heading =>
        Words.Spoken.All("round", "quota.item", "cases.organisation", "round.state", "round.period", "round.attempt", "round.units", "round.committed-at");

    public async Task<InspectionsView> List(HttpContext http, int? year, Refusal? refusal, CancellationToken cancellation)
    {
        var items = await queries.Items(cancellation);
        var today = LegalDay.Of(clock.GetUtcNow());
        int[] years = [.. Enumerable.Range(items.Min(i => i.FromYear), 1 + Math.Max(0, items.Where(i => i.Id != InspectionItem.Free).Select(i => i.ToYear).DefaultIfEmpty(today.Year).Max() - items.Min(i => i.FromYear)))];
        var shown = year ?? Math.Clamp(today.Year, years[0], years[^1]);
        var after = http.Request.Query["after"].ToString();
        var rounds = await RoundQueries.Page(queries.Visible(door.Person), after, cancellation);
        return new InspectionsView(
            shown, years, await board.Of(door.Person.OrganisationId, shown, cancellation), await queries.Public(rounds, cancellation), door.Person.IsAny(OpenRound.Roles) ? items : [], refusal?.Sentence)
        {
            Columns = await columns.Of("rounds", Paths.Inspections, cancellation),
            Exports = rounds.Count == 0 ? [] : ListFile.Buttons(http, Paths.Inspections),
            Pager = new PagerView(rounds.Count, null, after.Length == 0 ? null : Addresses.Without(http, "after"), rounds.Count == Paging.Size ? Addresses.With(http, "after", rounds[^1].Id) : null),
            Plans = items.DistinctBy(i => i.Plan).ToDictionary(i => i.Plan, i => i.PlanTitle, StringComparer.Ordinal),
        };
    }

    /// <summary>Every round that the person sees, the newest first.</summary>
    public async IAsyncEnumerable<IReadOnlyList<object?>> Rows([EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var page = await RoundQueries.Page(queries.Visible(door.Person), null, cancellation); page.Count > 0; page = page.Count < Paging.Size ? [] : await RoundQueries.Page(queries.Visible(door.Person), page[^1].Id, cancellation))
        {
            foreach (var round in await queries.Public(page, cancellation))
            {
                yield return [round.Number, round.ItemTitle, round.Organisation, RoundView.Tag(round.State, Words.Spoken).Text, round.Period, round.Attempt, round.Drawn.Count, Show.Moment(round.CommittedAt)];
            }
        }
    }

    public async Task<IResult> Answer(HttpContext http, string id, Refusal? refusal, CancellationToken cancellation)
    {
        if (await queries.Find(door.Person, id, cancellation) is not { } round)
        {
            return await ProblemPages.Answer(http, InspectionRefusals.NoSuchRound);
        }

        var mine = round.OrganisationId == door.Person.OrganisationId;
        var mayRun = mine && door.Person.IsAny(OpenRound.Roles);
        CandidateList? from = null;
        List<StratumLine> strata = [];
        if (mayRun && round.State == RoundState.Committed)
        {
            var item = (await queries.Items(cancellation)).First(i => (i.Plan, i.Id) == (round.CampaignId, round.Item));
            from = await candidates.Of(round.OrganisationId, item, round.Year, cancellation);
            strata = item.Types.Count > 0
                ? [.. Strata.Types.Where(t => from.Units.Any(u => u.Type == t)).Select(t => new StratumLine(t, Strata.Name(t), from.Units.Count(u => u.Type == t), from.Owed.FirstOrDefault(o => o.Stratum == t)?.Count ?? 0))]
                : [new StratumLine(Strata.All, Strata.Name(Strata.All), from.Units.Count, from.Owed[0].Count)];
        }

        var view = new RoundView(await queries.Detail(round, cancellation), from, strata, mayRun, mine && door.Person.IsAny(Role.Leader, Role.PrincipalLeader), refusal?.Sentence);
        return await frames.Staff(http, StaffPage.Inspections, view, refusal is null ? StatusCodes.Status200OK : Problems.Status(refusal.Code));
    }
}
