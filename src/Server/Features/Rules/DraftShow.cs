using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Rules;

/// <summary>A draft as a page: the editor with its marks, the simulation, sending, the decision.</summary>
public sealed class DraftShow(CaseDb db, RulesInForce rules, ScheduleDesk desk, ScheduleApproval approval, ScheduleShow schedules, PageFrames frames)
{
    private static Words W => Words.Spoken;

    /// <param name="reason">A reason that was refused: it stays in its field.</param>
    /// <param name="form">What was typed and not saved.</param>
    public async Task<IResult> One(HttpContext http, string id, CancellationToken cancellation, Refusal? refusal = null, string? reason = null, ScheduleForm? form = null)
    {
        // A refused change must not be seen as if it were made.
        db.ChangeTracker.Clear();
        if (await desk.Find(id, cancellation) is not { } draft)
        {
            return await ProblemPages.Answer(http, RulesRefusals.NoSuchDraft);
        }

        var shown = form ?? ScheduleForm.Read(draft.Typed);
        var open = draft.State is ScheduleDraftState.Draft or ScheduleDraftState.Submitted;
        var check = open ? await desk.Check(draft, shown, cancellation) : new CheckedDraft([], [], null);
        var editable = draft.State == ScheduleDraftState.Draft && desk.Mine(draft);
        var name = shown.Title.Length > 0 ? shown.Title : draft.Key;
        var view = new ScheduleDraftView(
            id, name, ScheduleShow.Area(await schedules.Areas(cancellation), draft.Jurisdiction), ScheduleShow.StateOf(draft), editable, draft.Version, shown,
            check.Faults.ToLookup(f => f.Path ?? "", f => f.Message), await Statutes(cancellation), await Changes(draft, shown, cancellation), await About(draft, cancellation), await Simulation(draft, cancellation),
            Decision(draft, refusal, reason), await Submission(draft, editable, refusal, reason, cancellation), refusal is null || reason is { Length: 0 } ? null : refusal.Sentence)
        {
            MayWithdraw = draft.State == ScheduleDraftState.Submitted && desk.Mine(draft),
        };
        return await frames.Staff(http, StaffPage.Rules, view, refusal is null ? StatusCodes.Status200OK : Problems.Status(refusal.Code));
    }

    private async Task<List<Option>> Statutes(CancellationToken cancellation) =>
        [.. (await rules.Now(db, cancellation)).Schedules.Files.Where(f => f.Editions is not null && f.Jurisdiction is null).OrderBy(f => f.Title, StringComparer.Ordinal).Select(f => new Option(f.Id, f.Title == f.Id ? f.Id : $"{f.Title}（{f.Id}）"))];

    private async Task<IReadOnlyList<ScheduleChange>> Changes(ScheduleDraftRow draft, ScheduleForm form, CancellationToken cancellation)
    {
        if (draft.BasedOn is not { } version || ScheduleText.Read(form, draft.Key, draft.Jurisdiction).Json is not { } json)
        {
            return [];
        }

        var before = await db.Schedules.AsNoTracking().FirstAsync(s => s.Id == version, cancellation);
        return ScheduleDifference.Of(before.Json, json);
    }

    private async Task<List<Pair>> About(ScheduleDraftRow draft, CancellationToken cancellation)
    {
        List<Pair> pairs = [new(W["rules.based-on"], draft.BasedOn ?? W["rules.none"], draft.BasedOn is { } from ? Paths.Schedule(from[..from.LastIndexOf("-v", StringComparison.Ordinal)]) : null)];
        pairs.AddRange(draft.Succeeds is { } earlier ? [new(W["rules.succeeds"], earlier)] : []);
        pairs.Add(new(W["rules.saved"], $"{await desk.NameOf(draft.SavedBy, cancellation)} · {Show.Moment(draft.SavedAt)}"));
        if (draft.SubmittedBy is { } sender && draft.SubmittedAt is { } at)
        {
            pairs.AddRange([new(W["rules.submitted"], $"{await desk.NameOf(sender, cancellation)} · {Show.Moment(at)}"), new(W["rules.reason"], draft.Reason ?? "")]);
        }

        if (draft.DecidedBy is { } by && draft.DecidedAt is { } day)
        {
            pairs.AddRange([new(draft.State == ScheduleDraftState.Published ? W["rules.approved"] : W["rules.refused"], $"{await desk.NameOf(by, cancellation)} · {Show.Moment(day)}"), new(W["rules.opinion"], draft.Opinion ?? "")]);
        }

        return pairs;
    }

    private async Task<SimulationBrief?> Simulation(ScheduleDraftRow draft, CancellationToken cancellation)
    {
        if (await db.Simulations.AsNoTracking().FirstOrDefaultAsync(s => s.Id == draft.SimulationId, cancellation) is not { } run)
        {
            return null;
        }

        var fresh = draft.State == ScheduleDraftState.Published || (run.Hash == draft.Hash && run.RuleSet == (await rules.Now(db, cancellation)).Hash);
        return new SimulationBrief(Paths.Simulation(run.Id), run.State, fresh && run.State != "failed", run.Done, run.Total, run.StartedAt);
    }

    private DraftDecision? Decision(ScheduleDraftRow draft, Refusal? refusal, string? reason) => draft.State != ScheduleDraftState.Submitted ? null
        : new DraftDecision(approval.MayNotDecide(draft)?.Sentence, reason, reason is null ? null : refusal?.Sentence);

    private async Task<DraftSubmission?> Submission(ScheduleDraftRow draft, bool editable, Refusal? refusal, string? reason, CancellationToken cancellation) =>
        !editable ? null : new DraftSubmission((await approval.NotReady(draft, cancellation))?.Sentence, reason ?? draft.Reason, reason is null ? null : refusal?.Sentence);
}
