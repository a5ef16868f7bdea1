using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Rules;
using Qingyi.Server.Hosting;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Rules;

/// <summary>The rules of the last simulation, compiled: the next part mostly belongs to it.</summary>
public sealed class ComparedRules
{
    internal (string Simulation, GradingRules Before, GradingRules After)? Last { get; set; }
}

/// <summary>One part of a running simulation: the next cases, graded twice, with the place where it stands in the same commit.</summary>
public sealed class SimulationRun(CaseDb db, RulesInForce rules, ComparedRules compiled, RuleSave save, WriteGate gate) : IRound
{
    private const int Batch = 100;

    public static TimeSpan Beat { get; } = TimeSpan.FromSeconds(20);

    public async Task<bool> Next(CancellationToken cancellation)
    {
        if (await db.Simulations.Where(s => s.State == "running").OrderBy(s => s.Id).FirstOrDefaultAsync(cancellation) is not { } run)
        {
            return false;
        }

        var cases = await CasesOf(db, run.Path).Where(c => string.Compare(c.Id, run.LastCase) > 0).OrderBy(c => c.Id).Take(Batch).ToListAsync(cancellation);
        if (cases.Count == 0)
        {
            return await Finish(run, "done", cancellation);
        }

        if (await Rules(run, cancellation) is not { } pair)
        {
            return await Finish(run, "failed", cancellation);
        }

        var comparison = new Comparison(pair.Before, pair.After);
        db.SimulatedCases.AddRange(cases.Where(c => c.Facts.Proposal is not null).Select(c => Row(run.Id, c, comparison)));
        (run.LastCase, run.Done) = (cases[^1].Id, run.Done + cases.Count);
        run.Version++;
        using var turn = await gate.Write(cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            // Another node did this part.
        }

        return true;
    }

    /// <summary>Cases whose gradings are tried: those of the organisation and below. A matter has no grading.</summary>
    public static IQueryable<Case> CasesOf(CaseDb db, string path) => db.Cases.AsNoTracking().Where(c => c.Kind == Case.OfCase && c.Path.StartsWith(path));

    private async Task<bool> Finish(SimulationRow run, string state, CancellationToken cancellation)
    {
        (run.State, run.FinishedAt) = (state, save.Now);
        run.Version++;
        var counts = new JsonObject
        {
            ["simulation"] = run.Id, ["draft"] = run.DraftId, ["hash"] = run.Hash, ["ruleSet"] = run.RuleSet, ["gradings"] = await db.SimulatedCases.CountAsync(c => c.SimulationId == run.Id, cancellation),
            ["changed"] = await db.SimulatedCases.CountAsync(c => c.SimulationId == run.Id && c.Changed, cancellation),
        };
        return await save.Save(state == "done" ? "schedule-simulated" : "schedule-simulation-failed", run.StartedBy, counts, cancellation);
    }

    private async Task<(GradingRules Before, GradingRules After)?> Rules(SimulationRow run, CancellationToken cancellation)
    {
        if (compiled.Last is { } known && known.Simulation == run.Id)
        {
            return (known.Before, known.After);
        }

        if (await rules.At(db, run.RuleSet, cancellation) is not { } before)
        {
            return null;
        }

        var changes = JsonSerializer.Deserialize<List<string>>(run.Changes)!.Select((json, i) => (FormattableString.Invariant($"{i}"), json)).ToList();
        if (ScheduleCheck.Of(before.Schedules, changes).Rules is not { } after)
        {
            return null;
        }

        compiled.Last = (run.Id, before, after);
        return (before, after);
    }

    private static SimulatedCaseRow Row(string run, Case of, Comparison comparison)
    {
        if (comparison.Of(of.Facts.Proposal!) is not var (old, now))
        {
            return new SimulatedCaseRow { SimulationId = run, CaseId = of.Id, Changed = false, OldTier = "", NewTier = "", OldSeverity = "", NewSeverity = "" };
        }

        return new SimulatedCaseRow
        {
            SimulationId = run, CaseId = of.Id, Changed = old != now, OldTier = old.Tier, NewTier = now.Tier, OldSeverity = old.Severity, NewSeverity = now.Severity, OldFine = Fen(old.Fine), NewFine = Fen(now.Fine),
            OldMonths = old.Months, NewMonths = now.Months, OldRevocation = old.Revocation, NewRevocation = now.Revocation,
        };
    }

    private static long? Fen(decimal? yuan) => yuan is { } sum ? (long)(sum * 100) : null;
}
