using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Studio.Moves;

/// <summary>预演: does for every case what the move would do, and throws it away.</summary>
public sealed class DryRun(CaseDb db, Definitions definitions, Transitions transitions, MoveDesk desk, MoveSave save, PersonAtDoor door)
{
    private static readonly Refusal Dropped = new("dry-run", "");

    public async Task<Outcome<MoveRow>> Run(string id, CancellationToken cancellation)
    {
        if (await desk.Visible.FirstOrDefaultAsync(m => m.Id == id, cancellation) is not { } move)
        {
            return MoveRefusals.NoSuchMove;
        }

        if (!desk.Mine(move))
        {
            return MoveRefusals.NotYours;
        }

        if (move.State is not ("draft" or "checked"))
        {
            return MoveRefusals.UnderWay;
        }

        var cases = await MoveDesk.RunningOn(db, door.Person, move.Definition, move.FromVersion).OrderBy(c => c.Id).Select(c => new { c.Id, c.OrganisationId }).ToListAsync(cancellation);
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var organisation in await db.Organisations.AsNoTracking().Where(o => cases.Select(c => c.OrganisationId).Contains(o.Id)).ToListAsync(cancellation))
        {
            targets[organisation.Id] = await definitions.CurrentSet(db, organisation, cancellation);
        }

        var found = new List<MoveCaseRow>();
        foreach (var one in cases)
        {
            found.Add(await Try(move, one.Id, definitions.SetOf(targets[one.OrganisationId]), cancellation));
        }

        db.MoveCases.RemoveRange(await db.MoveCases.Where(c => c.MoveId == id).ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
        db.MoveCases.AddRange(found);
        (move.Targets, move.State, move.CheckedAt) = (JsonSerializer.Serialize(targets), "checked", save.Now);
        return await save.Save(move, "move-checked", door.Person.Id, cancellation, new JsonObject { ["cases"] = found.Count, ["fine"] = found.Count(f => f.Verdict == Verdict.Fine) })
            ? move
            : Refusals.Of("move-changed");
    }

    private async Task<MoveCaseRow> Try(MoveRow move, string caseId, WorkflowSet to, CancellationToken cancellation)
    {
        var verdict = Verdict.No(Texts.Of("studio.dry-run.case-gone"));
        var version = 0L;
        await transitions.Run<bool>(caseId, door.Person, t =>
        {
            version = t.Case.Version;
            verdict = MoveCase.Take(t, move, to);
            return Task.FromResult<Outcome<bool>>(Dropped);
        }, cancellation);
        return new MoveCaseRow { MoveId = move.Id, CaseId = caseId, Verdict = verdict.Code, Reasons = JsonSerializer.Serialize(verdict.Reasons, Transition.Plain), CaseVersion = version, State = verdict.Code == Verdict.Fine ? "waiting" : "stays" };
    }
}
