using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Hosting;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Studio.Moves;

/// <summary>
/// One batch of a plan that was approved and started, each case in a transition of its own. What is done stands in the plan's rows, in the same commit as the
/// case itself: after a kill it goes on where it was, and no case is moved twice.
/// </summary>
public sealed partial class MoveRun(CaseDb db, Definitions definitions, Transitions transitions, MoveSave save, WriteGate gate, TimeProvider clock, ILogger<MoveRun> log) : IRound
{
    private const int Batch = 20;
    private static readonly Refusal Stays = new("stays", "");

    public static TimeSpan Beat { get; } = TimeSpan.FromSeconds(20);

    public async Task<bool> Next(CancellationToken cancellation)
    {
        if (await db.Moves.Where(m => m.State == "running").OrderBy(m => m.Id).FirstOrDefaultAsync(cancellation) is not { } move)
        {
            return false;
        }

        var waiting = await db.MoveCases.AsNoTracking().Where(c => c.MoveId == move.Id && c.State == "waiting").OrderBy(c => c.CaseId).Take(Batch).ToListAsync(cancellation);
        if (waiting.Count == 0)
        {
            (move.State, move.FinishedAt) = ("done", clock.GetUtcNow());
            var moved = await db.MoveCases.CountAsync(c => c.MoveId == move.Id && c.State == "moved", cancellation);
            var stay = await db.MoveCases.CountAsync(c => c.MoveId == move.Id && c.State == "stays", cancellation);
            return await save.Save(move, "move-finished", null, cancellation, new JsonObject { ["moved"] = moved, ["stay"] = stay });
        }

        var by = await PersonAtDoor.Of(db, await db.Users.AsNoTracking().FirstAsync(u => u.Id == move.StartedBy, cancellation), cancellation);
        var targets = JsonSerializer.Deserialize<Dictionary<string, string>>(move.Targets)!;
        foreach (var row in waiting)
        {
            await Take(move, row, targets, by, cancellation);
        }

        return true;
    }

    private async Task Take(MoveRow move, MoveCaseRow row, Dictionary<string, string> targets, Person by, CancellationToken cancellation)
    {
        var verdict = Verdict.No(Texts.Of("studio.dry-run.case-gone"));
        try
        {
            var outcome = await transitions.Run<bool>(row.CaseId, by, async t =>
            {
                var mine = await t.Db.MoveCases.FirstAsync(c => c.MoveId == move.Id && c.CaseId == row.CaseId, cancellation);
                if (mine.State != "waiting")
                {
                    return true;
                }

                var moved = t.Case.Version != row.CaseVersion;
                verdict = targets.TryGetValue(t.Case.OrganisationId, out var target) ? MoveCase.Take(t, move, definitions.SetOf(target)) : Verdict.No(Texts.Of("studio.move.other-organisation"));
                if (verdict.Code != Verdict.Fine)
                {
                    return Stays;
                }

                (mine.State, mine.At) = ("moved", t.Now);
                mine.Reasons = moved ? Write([Texts.Of("studio.move.case-progressed")]) : mine.Reasons;
                return true;
            }, cancellation);
            if (outcome.Done)
            {
                return;
            }
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or DbUpdateException))
        {
            Failed(log, move.Id, failure);
            verdict = Verdict.No(Texts.Of("studio.move.failed"));
        }

        await Leave(move, row, verdict, cancellation);
    }

    private async Task Leave(MoveRow move, MoveCaseRow row, Verdict verdict, CancellationToken cancellation)
    {
        using var turn = await gate.Write(cancellation);
        string[] reasons = [Texts.Of("studio.move.changed-since-dry-run"), .. verdict.Reasons];
        var (now, written) = (clock.GetUtcNow(), Write(reasons));
        await db.MoveCases.Where(c => c.MoveId == move.Id && c.CaseId == row.CaseId && c.State == "waiting")
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.State, "stays").SetProperty(x => x.Verdict, verdict.Code).SetProperty(x => x.Reasons, written).SetProperty(x => x.At, now), cancellation);
    }

    private static string Write(IReadOnlyList<string> reasons) => JsonSerializer.Serialize(reasons, Transition.Plain);

    [LoggerMessage(Level = LogLevel.Error, Message = "Plan {Move}: a case could not be moved")]
    private static partial void Failed(ILogger log, string move, Exception failure);
}
