using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Engine.Activities;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Studio.Moves;

/// <summary>在办案件迁移: the plans of a procedure, and one plan from its mapping to its result.</summary>
public static class MovePages
{
    public static void MapMovePages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/studio/definitions/{key}/moves").For(MoveEndpoints.Readers);
        pages.MapGet("/", async (string key, MoveViews views, MoveShow show, HttpContext http, CancellationToken cancellation) =>
            await views.Overview(key, cancellation) is { } overview ? await show.Plans(http, key, overview, null) : await ProblemPages.Answer(http, MoveRefusals.NoSuchMove));
        pages.MapPost("/", async (string key, MoveDesk desk, MoveViews views, MoveShow show, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var outcome = await desk.Create(key, form["from"].ToString(), form["reason"].ToString(), cancellation);
            return outcome.Done ? Results.Redirect(Paths.Move(key, outcome.Value!.Id))
                : await views.Overview(key, cancellation) is { } overview ? await show.Plans(http, key, overview, (form["from"].ToString(), form["reason"].ToString(), outcome.Refusal!))
                : await ProblemPages.Answer(http, outcome.Refusal!);
        }).For(Role.Supervisor).AddEndpointFilter<FormGuard>();

        var one = pages.MapGroup("/{id}");
        one.MapGet("/", (string key, string id, MoveShow show, HttpContext http, CancellationToken cancellation) => show.Plan(http, key, id, null, null, cancellation));
        one.MapPost("/map", async (string key, string id, MoveDesk desk, MoveShow show, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var changes = form.Where(f => f.Key.StartsWith(MoveView.MapField, StringComparison.Ordinal)).ToDictionary(f => f.Key[MoveView.MapField.Length..], f => f.Value.ToString(), StringComparer.Ordinal);
            return await After(await desk.Map(id, form["definition"].ToString(), changes, cancellation), key, id, null, show, http, cancellation);
        }).For(Role.Supervisor).AddEndpointFilter<FormGuard>();
        one.MapPost("/dry-run", async (string key, string id, DryRun run, MoveShow show, HttpContext http, CancellationToken cancellation) =>
            await After(await run.Run(id, cancellation), key, id, null, show, http, cancellation)).For(Role.Supervisor).AddEndpointFilter<FormGuard>();
        one.MapPost("/approve", async (string key, string id, MoveDesk desk, MoveShow show, HttpContext http, CancellationToken cancellation) =>
        {
            var reason = (await http.Request.ReadFormAsync(cancellation))["reason"].ToString();
            return await After(await desk.Approve(id, reason, cancellation), key, id, reason, show, http, cancellation);
        }).AddEndpointFilter<FormGuard>();
        one.MapPost("/run", async (string key, string id, MoveDesk desk, MoveShow show, HttpContext http, CancellationToken cancellation) =>
            await After(await desk.Run(id, cancellation), key, id, null, show, http, cancellation)).For(Role.Supervisor).AddEndpointFilter<FormGuard>();
    }

    private static async Task<IResult> After(Outcome<MoveRow> outcome, string key, string id, string? typed, MoveShow show, HttpContext http, CancellationToken cancellation) =>
        outcome.Refusal is { } refusal ? await show.Plan(http, key, id, refusal, typed, cancellation) : Results.Redirect(Paths.Move(key, id));
}

/// <summary>Plans as pages.</summary>
public sealed class MoveShow(MoveViews views, MoveDesk desk, PageFrames frames, PersonAtDoor door, ActivityRegistry registry)
{
    private bool Designs => door.Person.IsAny(StudioEndpoints.Readers);

    public Task<IResult> Plans(HttpContext http, string key, MoveOverview overview, (string From, string Reason, Refusal Refusal)? refused)
    {
        var view = new MovesView(
            key, overview.Current.Name, Designs, Name(overview.Current), [.. overview.Older.Select(v => new OlderVersion(v.Id, Name(v), v.Cases))],
            [.. overview.Moves.Select(m => new MoveLine(Paths.Move(key, m.Id), Name(m.From), Name(m.To), m.Reason, m.State, m.Counts.Cases, m.Counts.Moved, m.CreatedBy, m.CreatedAt))],
            door.Person.Is(Role.Supervisor), refused?.From, refused?.Refusal.Sentence, refused?.Reason);
        return frames.Staff(http, StaffPage.Studio, view, refused is null ? StatusCodes.Status200OK : Problems.Status(refused.Value.Refusal.Code));
    }

    public async Task<IResult> Plan(HttpContext http, string key, string id, Refusal? refusal, string? typed, CancellationToken cancellation)
    {
        if (await views.Find(key, id, cancellation) is not { } row)
        {
            return await ProblemPages.Answer(http, MoveRefusals.NoSuchMove);
        }

        var (only, after) = (http.Request.Query["only"].ToString(), http.Request.Query["after"].ToString());
        var detail = await views.Detail(row, only, after, cancellation);
        return await frames.Staff(http, StaffPage.Studio, View(http, key, row, detail, only, after, refusal, typed), refusal is null ? StatusCodes.Status200OK : Problems.Status(refusal.Code));
    }

    private MoveView View(HttpContext http, string key, MoveRow row, MoveDetail detail, string only, string after, Refusal? refusal, string? typed)
    {
        var (move, c) = (detail.Move, detail.Move.Counts);
        var self = Paths.Move(key, row.Id);
        (string Code, int Count)[] filters = row.State is "running" or "done"
            ? [("", c.Cases), ("moved", c.Moved), ("waiting", c.Waiting), ("stays", c.Stay)]
            : [("", c.Cases), (Verdict.Fine, c.Fine), (Verdict.NeedsMapping, c.NeedsMapping), (Verdict.Impossible, c.Impossible)];
        var cases = row.State == "draft" ? [] : detail.Cases;
        return new MoveView(
            key, move.To.Name, Designs, only.Length > 0 ? $"{self}?only={Uri.EscapeDataString(only)}" : self, self, row.State, desk.Mine(row),
            new MoveAbout(Name(move.From), Name(move.To), move.Reason, move.CreatedBy, move.CreatedAt, move.CheckedAt, move.ApprovedBy, move.ApprovedAt, move.ApprovalReason, move.FinishedAt),
            new MoveFigures(c.Cases, c.Fine, c.NeedsMapping, c.Impossible, c.Moved, c.Stay, c.Waiting),
            [.. filters.Select(f => new MoveFilter(f.Code, f.Count, f.Code.Length == 0 ? self : $"{self}?only={f.Code}", f.Code == only))],
            [.. cases.Select(x => new MoveCaseLine(Paths.Case(x.Case), x.Title, x.Number, x.Verdict, x.Reasons, x.State))],
            new PagerView(cases.Count, filters.FirstOrDefault(f => f.Code == only).Count, after.Length == 0 ? null : Addresses.Without(http, "after"), cases.Count < Paging.Size ? null : Addresses.With(http, "after", cases[^1].Case)),
            row.State == "done" ? [] : [.. detail.Mappings.Select(Mapping)], Approval(row, c, refusal, typed), refusal is null || typed is not null ? null : refusal.Sentence);
    }

    private MoveMappingView Mapping(MoveMapping m)
    {
        var rows = m.Nodes.Where(n => n.New is null || n.Old != n.New || n.Title != n.NewTitle || n.Waiting > 0).OrderBy(n => n.New is not null).ThenByDescending(n => n.Waiting).ToList();
        return new MoveMappingView(
            m.Definition, m.Name, [.. rows.Select(n => new MoveMapRow(n.Old, n.Title, registry.Descriptors.FirstOrDefault(d => d.TypeName == n.Type)?.DisplayName ?? n.Type, n.Type, n.Waiting, n.New, n.NewTitle, n.By))],
            [.. m.Choices.Select(o => new MoveOption(o.Id, o.Title, o.Type))], m.Nodes.Count - rows.Count);
    }

    private MoveApproval? Approval(MoveRow row, MoveCounts counts, Refusal? refusal, string? typed) => row.State != "checked" ? null : new MoveApproval(
        row.CreatedBy == door.Person.Id ? MoveRefusals.OwnPlan.Sentence
            : row.OrganisationId != door.Person.OrganisationId || !door.Person.IsAny(MoveDesk.Approvers) ? MoveRefusals.NotApprover.Sentence
            : counts.Fine == 0 ? MoveRefusals.NothingFine.Sentence : null,
        typed, typed is null ? null : refusal?.Sentence);

    private static EditionName Name(MoveVersion v) => new(v.Version, v.Organisation);
}
