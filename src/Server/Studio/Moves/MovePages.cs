using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Engine.Activities;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Forms;
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
            await views.Overview(key, cancellation) is { } overview ? await show.Plans(http, overview, null) : await ProblemPages.Answer(http, MoveRefusals.NoSuchMove));
        pages.MapPost("/", async (string key, MoveDesk desk, MoveViews views, MoveShow show, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var outcome = await desk.Create(key, form["from"].ToString(), form["reason"].ToString(), cancellation);
            return outcome.Done ? Results.Redirect(Paths.Move(key, outcome.Value!.Id))
                : await views.Overview(key, cancellation) is { } overview ? await show.Plans(http, overview, (form["from"].ToString(), form["reason"].ToString(), outcome.Refusal!))
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
    public Task<IResult> Plans(HttpContext http, MoveOverview overview, (string From, string Reason, Refusal Refusal)? refused)
    {
        var key = overview.Current.Id.Length == 0 ? "" : http.Request.RouteValues["key"]!.ToString()!;
        var view = new MovesView(
            overview.Current.Name, Crumbs(key, overview.Current.Name, null), Version(overview.Current), [.. overview.Older.Select(v => new OlderVersion(v.Id, Version(v), v.Cases))],
            [.. overview.Moves.Select(m => new MoveLine(Paths.Move(key, m.Id), Version(m.From), Version(m.To), m.Reason, StateTag(m.State), m.Counts.Cases, m.Counts.Moved, m.CreatedBy, m.CreatedAt))],
            door.Person.Is(Role.Supervisor), Paths.Moves(key), refused?.From, refused?.Refusal.Sentence, refused?.Reason);
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
        var view = View(http, key, row, detail, only, after, refusal, typed);
        return await frames.Staff(http, StaffPage.Studio, view, refusal is null ? StatusCodes.Status200OK : Problems.Status(refusal.Code));
    }

    private MoveView View(HttpContext http, string key, MoveRow row, MoveDetail detail, string only, string after, Refusal? refusal, string? typed)
    {
        var (move, counts, words) = (detail.Move, detail.Move.Counts, Words.Chinese);
        var self = Paths.Move(key, row.Id);
        var isChecked = row.State != "draft";
        (string Code, string Name, int Count)[] filters = row.State is "running" or "done"
            ? [("", "move.all", counts.Cases), ("moved", "move.state.moved", counts.Moved), ("waiting", "move.state.waiting", counts.Waiting), ("stays", "move.state.stays", counts.Stay)]
            : [("", "move.all", counts.Cases), (Verdict.Fine, "move.fine", counts.Fine), (Verdict.NeedsMapping, "move.needs-mapping", counts.NeedsMapping), (Verdict.Impossible, "move.impossible", counts.Impossible)];
        var mapping = row.State is "draft" or "checked";
        return new MoveView(
            move.To.Name, Crumbs(key, move.To.Name, words["moves.from-to", Version(move.From), Version(move.To)]), StateTag(row.State), self + (only.Length > 0 ? $"?only={Uri.EscapeDataString(only)}" : ""), row.State == "running", isChecked,
            counts.Moved, counts.Moved + counts.Waiting, words["move.counted", counts.Fine, counts.NeedsMapping, counts.Impossible],
            [.. filters.Select(f => new InboxFilter(words[f.Name], f.Count, f.Code.Length == 0 ? self : $"{self}?only={f.Code}", f.Code == only))],
            [.. (isChecked ? detail.Cases : []).Select(c => new MoveCaseLine(Paths.Case(c.Case), c.Title, c.Number, VerdictTag(c.Verdict), c.Reasons, CaseTag(c.State)))],
            new PagerView(isChecked ? detail.Cases.Count : 0, filters.FirstOrDefault(f => f.Code == only).Count, after.Length == 0 ? null : Addresses.Without(http, "after"), detail.Cases.Count < Paging.Size ? null : Addresses.With(http, "after", detail.Cases[^1].Case)),
            row.State == "done" ? [] : [.. detail.Mappings.Select(Mapping)], mapping && desk.Mine(row), self + "/map", About(move), Actions(row, self), Approval(row, move, self, refusal, typed),
            refusal is null || typed is not null ? null : refusal.Sentence);
    }

    private MoveMappingView Mapping(MoveMapping m)
    {
        var rows = m.Nodes.Where(n => n.New is null || n.Old != n.New || n.Title != n.NewTitle || n.Waiting > 0).OrderBy(n => n.New is not null).ThenByDescending(n => n.Waiting).ToList();
        return new MoveMappingView(
            m.Definition, m.Name, Words.Chinese["move.without", rows.Count(r => r.New is null)],
            [.. rows.Select(n => new MoveMapRow(n.Old, n.Title, registry.Descriptors.FirstOrDefault(d => d.TypeName == n.Type)?.DisplayName ?? n.Type, n.Type, n.Waiting, n.New, n.NewTitle, LikenessTag(n.By)))],
            [.. m.Choices.Select(c => new MoveOption(c.Id, c.Title, c.Type))], m.Nodes.Count - rows.Count);
    }

    private static List<Pair> About(MoveSummary m)
    {
        var w = Words.Chinese;
        List<Pair> pairs = [new(w["move.from"], Version(m.From)), new(w["move.to"], Version(m.To)), new(w["moves.reason"], m.Reason), new(w["moves.by"], $"{m.CreatedBy} · {Show.Moment(m.CreatedAt)}")];
        pairs.AddRange(m.CheckedAt is { } at ? [new(w["move.checked-at"], Show.Moment(at))] : []);
        pairs.AddRange(m.ApprovedBy is { } by ? [new(w["move.approved-by"], $"{by} · {Show.Moment(m.ApprovedAt!.Value)}"), new(w["move.approve.reason"], m.ApprovalReason ?? "")] : []);
        pairs.AddRange(m.FinishedAt is { } end ? [new(w["move.finished-at"], Show.Moment(end)), new(w["move.result"], w["move.result.text", m.Counts.Moved, m.Counts.Stay])] : []);
        return pairs;
    }

    private List<ActionView> Actions(MoveRow row, string self) => desk.Mine(row) switch
    {
        false => [],
        _ when row.State is "draft" or "checked" => [ActionView.Send(Words.Chinese[row.State == "draft" ? "move.try" : "move.try-again"], self + "/dry-run", primary: row.State == "draft")],
        _ when row.State == "approved" => [ActionView.Send(Words.Chinese["move.run"], self + "/run", primary: true, confirm: Words.Chinese["move.run.confirm"])],
        _ => [],
    };

    private MoveApproval? Approval(MoveRow row, MoveSummary move, string self, Refusal? refusal, string? typed)
    {
        if (row.State != "checked")
        {
            return null;
        }

        var refused = row.CreatedBy == door.Person.Id ? MoveRefusals.OwnPlan.Sentence
            : row.OrganisationId != door.Person.OrganisationId || !door.Person.IsAny(MoveDesk.Approvers) ? MoveRefusals.NotYours.Sentence
            : move.Counts.Fine == 0 ? MoveRefusals.NothingFine.Sentence : null;
        return new MoveApproval(self + "/approve", Words.Chinese["move.approve.what", move.Counts.Fine, move.Counts.Cases - move.Counts.Fine], refused, typed, typed is null ? null : refusal?.Sentence);
    }

    private static List<Crumb> Crumbs(string key, string name, string? last)
    {
        List<Crumb> crumbs = [new(Words.Chinese["studio"], Paths.StudioDefinitions), new(name, Paths.StudioDefinition(key)), new(Words.Chinese["moves.crumb"], last is null ? null : Paths.Moves(key))];
        return last is null ? crumbs : [.. crumbs, new(last)];
    }

    private static string Version(MoveVersion v) => Words.Chinese["moves.version", v.Version];

    private static TagView StateTag(string state) => new(Words.Chinese[$"move.plan.{state}"], state switch { "checked" => Tone.Amber, "approved" or "running" => Tone.Blue, "done" => Tone.Green, _ => Tone.Plain });

    private static TagView VerdictTag(string verdict) => new(Words.Chinese[$"move.{verdict}"], verdict switch { Verdict.Fine => Tone.Green, Verdict.NeedsMapping => Tone.Amber, _ => Tone.Red });

    private static TagView CaseTag(string state) => new(Words.Chinese[$"move.state.{state}"], state == "moved" ? Tone.Blue : Tone.Plain);

    private static TagView LikenessTag(string by) => new(Words.Chinese[$"move.by.{by}"], by is "none" ? Tone.Red : by is "chosen" ? Tone.Blue : Tone.Plain);
}
