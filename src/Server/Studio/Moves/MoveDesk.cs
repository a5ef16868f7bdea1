using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Hosting;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Studio.Moves;

/// <summary>迁移方案: drawing one up, its mapping, approval by a second person, start.</summary>
public sealed class MoveDesk(CaseDb db, Definitions definitions, PersonAtDoor door, MoveSave save, Bell<MoveRun> bell)
{
    public const int LongestReason = 500;

    /// <summary>Who may approve a plan of their own organisation.</summary>
    public static readonly string[] Approvers = [Role.Supervisor, Role.Leader, Role.PrincipalLeader];

    /// <summary>Plans of the person's organisation, and of those below it.</summary>
    public IQueryable<MoveRow> Visible
    {
        get
        {
            var path = door.Person.Path;
            return db.Moves.Where(m => m.Path.StartsWith(path));
        }
    }

    public async Task<Outcome<MoveRow>> Create(string key, string from, string? reason, CancellationToken cancellation)
    {
        if (Reason(reason) is { } unwritten)
        {
            return unwritten;
        }

        var organisation = await db.Organisations.AsNoTracking().FirstAsync(o => o.Id == door.Person.OrganisationId, cancellation);
        var set = definitions.SetOf(await definitions.CurrentSet(db, organisation, cancellation));
        if (set.VersionOf(key) is not { } to)
        {
            return Refusals.Of("no-such-definition.workflow");
        }

        if (to == from)
        {
            return MoveRefusals.NothingNewer;
        }

        if (await RunningOn(db, door.Person, key, from).FirstOrDefaultAsync(cancellation) is not { } first)
        {
            return MoveRefusals.NoSuchVersion;
        }

        var move = new MoveRow
        {
            Id = save.NewId(), Definition = key, OrganisationId = organisation.Id, Path = organisation.Path, FromVersion = from, ToVersion = to,
            Map = Proposed(definitions.SetOf(first.WorkflowSet), set).Write(), Targets = "{}", State = "draft", Reason = reason!.Trim(), CreatedBy = door.Person.Id, CreatedAt = save.Now,
        };
        db.Moves.Add(move);
        await save.Save(move, "move-drawn-up", door.Person.Id, cancellation);
        return move;
    }

    public Task<Outcome<MoveRow>> Map(string id, string definition, IReadOnlyDictionary<string, string> changes, CancellationToken cancellation) => Change(id, "move-mapped", move =>
    {
        if (!Mine(move))
        {
            return MoveRefusals.NotYours;
        }

        if (move.State is not ("draft" or "checked"))
        {
            return MoveRefusals.UnderWay;
        }

        var map = MoveMap.Read(move.Map).With(definition, changes);
        var chosen = map.For(definition).Values.Where(v => v.Length > 0).GroupBy(v => v).FirstOrDefault(g => g.Skip(1).Any());
        if (chosen is not null)
        {
            return MoveRefusals.TakenTwice(chosen.Key);
        }

        move.Map = map.Write();
        move.State = "draft";
        return null;
    }, cancellation);

    public Task<Outcome<MoveRow>> Approve(string id, string? reason, CancellationToken cancellation) => ChangeLater(id, "move-approved", async move =>
    {
        if (move.OrganisationId != door.Person.OrganisationId || !door.Person.IsAny(Approvers))
        {
            return MoveRefusals.NotApprover;
        }

        if (move.CreatedBy == door.Person.Id)
        {
            return MoveRefusals.OwnPlan;
        }

        if (move.State != "checked")
        {
            return move.State == "draft" ? MoveRefusals.NotChecked : MoveRefusals.UnderWay;
        }

        if (Reason(reason) is { } unwritten)
        {
            return unwritten;
        }

        if (!await db.MoveCases.AnyAsync(c => c.MoveId == id && c.Verdict == Verdict.Fine, cancellation))
        {
            return MoveRefusals.NothingFine;
        }

        (move.State, move.ApprovedBy, move.ApprovedAt, move.ApprovalReason) = ("approved", door.Person.Id, save.Now, reason!.Trim());
        return await Superseded(move, cancellation);
    }, cancellation);

    public async Task<Outcome<MoveRow>> Run(string id, CancellationToken cancellation)
    {
        var outcome = await ChangeLater(id, "move-started", async move =>
        {
            if (!Mine(move))
            {
                return MoveRefusals.NotYours;
            }

            if (move.State != "approved")
            {
                return move.State is "running" or "done" ? MoveRefusals.UnderWay : MoveRefusals.NotApproved;
            }

            (move.State, move.StartedBy, move.StartedAt) = ("running", door.Person.Id, save.Now);
            return await Superseded(move, cancellation);
        }, cancellation);
        bell.Ring();
        return outcome;
    }

    /// <summary>Running cases in the person's sight whose set holds this version.</summary>
    public static IQueryable<Case> RunningOn(CaseDb db, Person person, string key, string version)
    {
        var pair = new JsonObject { [key] = version }.ToJsonString()[1..^1];
        return db.VisibleTo(person).AsNoTracking().Where(c => c.WorkflowSet.Contains(pair) && db.Instances.Any(i => i.CaseId == c.Id && i.Status == "Running"));
    }

    public bool Mine(MoveRow move) => door.Person.Is(Role.Supervisor) && move.OrganisationId == door.Person.OrganisationId;

    private static MoveMap Proposed(WorkflowSet from, WorkflowSet to)
    {
        var entries = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var (old, replaced) in from.ChangedTo(to))
        {
            entries[old.Definition.DefinitionId] = Counterparts.Map(Counterparts.Find(old, replaced));
        }

        return new MoveMap(entries);
    }

    private async Task<Refusal?> Superseded(MoveRow move, CancellationToken cancellation)
    {
        var organisation = await db.Organisations.AsNoTracking().FirstAsync(o => o.Id == move.OrganisationId, cancellation);
        return definitions.SetOf(await definitions.CurrentSet(db, organisation, cancellation)).VersionOf(move.Definition) == move.ToVersion ? null : MoveRefusals.Superseded;
    }

    private static Refusal? Reason(string? reason) => string.IsNullOrWhiteSpace(reason) ? MoveRefusals.ReasonMissing : reason.Trim().Length > LongestReason ? MoveRefusals.ReasonTooLong : null;

    private Task<Outcome<MoveRow>> Change(string id, string what, Func<MoveRow, Refusal?> change, CancellationToken cancellation) =>
        ChangeLater(id, what, move => Task.FromResult(change(move)), cancellation);

    private async Task<Outcome<MoveRow>> ChangeLater(string id, string what, Func<MoveRow, Task<Refusal?>> change, CancellationToken cancellation)
    {
        if (await Visible.FirstOrDefaultAsync(m => m.Id == id, cancellation) is not { } move)
        {
            return MoveRefusals.NoSuchMove;
        }

        if (await change(move) is { } refusal)
        {
            return refusal;
        }

        return await save.Save(move, what, door.Person.Id, cancellation) ? move : Refusals.Of("move-changed");
    }
}

/// <summary>Saves a plan with its link in the chain of the definitions.</summary>
public sealed class MoveSave(CaseDb db, WriteGate gate, Ids ids, TimeProvider clock)
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public string NewId() => ids.New();

    /// <returns>False where somebody else was quicker.</returns>
    public async Task<bool> Save(MoveRow move, string what, string? by, CancellationToken cancellation, JsonObject? more = null)
    {
        move.Version++;
        var data = new JsonObject { ["move"] = move.Id, ["definition"] = move.Definition, ["from"] = move.FromVersion, ["to"] = move.ToVersion };
        foreach (var (name, value) in more ?? [])
        {
            data[name] = value?.DeepClone();
        }

        using var turn = await gate.Write(cancellation);
        await AuditChain.Append(db, "definitions", Now, what, by, data, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return false;
        }
    }
}
