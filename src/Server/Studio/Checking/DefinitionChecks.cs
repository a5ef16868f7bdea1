using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Matters;
using Qingyi.Engine.Definitions;
using Qingyi.Server.Features.Procedures;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Studio.Walking;

namespace Qingyi.Server.Studio.Checking;

/// <summary>Everything that is said about a definition before it is published: its drawing, the house's words in it, and the law on each of its ways.</summary>
public sealed class DefinitionChecks(WorkflowCompiler compiler)
{
    /// <summary>Positions after which a walk is broken off.</summary>
    private const int Most = 20_000;
    private const int Kept = 32;

    // Lazy, so that those who ask at once wait for one walk instead of each walking.
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<CheckFinding>>> _walked = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyCollection<Rehearsal>>> _cases = new(StringComparer.Ordinal);

    /// <summary>Checks one definition among those that a case would take with it.</summary>
    /// <param name="definition">What is to be published.</param>
    /// <param name="others">The editions in force for its organisation, by key; an entry of its own key is left out.</param>
    /// <param name="today">Limits are looked up as of this day.</param>
    public IReadOnlyList<CheckFinding> Of(WorkflowDefinition definition, IReadOnlyDictionary<string, WorkflowDefinition> others, DateOnly today)
    {
        var key = definition.DefinitionId;
        List<CheckFinding> found = [.. compiler.Check(definition, others.GetValueOrDefault).Concat(Starts(definition)).Select(f => new CheckFinding(f.Level, f.Code, key, f.Path, f.ActivityId, f.ActivityName, f.Message))];
        if (found.Exists(f => f.Code == "malformed"))
        {
            return found;
        }

        found.AddRange(new HouseCheck(compiler.Compile(definition), today).Run());
        if (!found.Exists(f => f.Level == FaultLevel.Error))
        {
            found.AddRange(Walked(definition, others));
        }

        return [.. found.OrderBy(f => f.Level)];
    }

    private IReadOnlyList<DefinitionFault> Starts(WorkflowDefinition definition)
    {
        try
        {
            return [.. StartTriggers.Faults(compiler.Compile(definition))];
        }
        catch (DefinitionException)
        {
            // Check has said it already.
            return [];
        }
    }

    /// <summary>The law on each way through the drawings that use the definition.</summary>
    private IEnumerable<CheckFinding> Walked(WorkflowDefinition definition, IReadOnlyDictionary<string, WorkflowDefinition> others)
    {
        List<WorkflowDefinition> all = [.. others.Values.Where(d => d.DefinitionId != definition.DefinitionId).Append(definition).OrderBy(d => d.DefinitionId, StringComparer.Ordinal)];
        var set = new WalkedSet(all.Select(compiler.Compile));
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', all.Select(d => d.Json.ToJsonString())))));

        // A matter has no legal stages; what no drawing of it may leave out stands in MatterLifecycle.
        var found = set.RootsOf(definition.DefinitionId).Where(root => MatterKind.All.All(k => k.Definition != root)).ToDictionary(root => root, root => Walked(root, set, fingerprint));

        // What the cases of one root never come to may be walked from another; only what no root comes to has not been looked at.
        bool IsWalkedElsewhere(CheckFinding finding) => finding.Code == WalkRecord.NotWalked
            && found.Any(f => !f.Value.Contains(finding) && set.Below(f.Key).Any(d => d.Definition.DefinitionId == finding.Definition));
        return found.Values.SelectMany(f => f).Distinct().Where(f => !IsWalkedElsewhere(f));
    }

    /// <summary>Walks a set once: the page, the publication and every file of a folder ask for the same.</summary>
    private IReadOnlyList<CheckFinding> Walked(string root, WalkedSet set, string fingerprint)
    {
        if (_walked.Count >= Kept)
        {
            _walked.Clear();
            _cases.Clear();
        }

        return _walked.GetOrAdd($"{root} {fingerprint}", _ => new(() => Walked(root, set, () => _cases.GetOrAdd(fingerprint, _ => new(() => Cases(set))).Value))).Value;
    }

    private static IReadOnlyList<CheckFinding> Walked(string root, WalkedSet set, Func<IReadOnlyCollection<Rehearsal>> cases)
    {
        var record = new WalkRecord(set);
        if (root == RecordTipOff.Workflow)
        {
            foreach (var course in RehearsedCourse.All)
            {
                new Walk(set, record, Most).From(root, new Rehearsal(course), whole: true);
            }
        }
        else
        {
            // Nobody knows when it will be begun: wherever its first step is lawful, or else wherever a case can stand.
            var first = SideProcedures.Find(root)?.First;
            foreach (var course in cases().Where(c => first is not { } trigger || CaseLifecycle.Opening(c.Case, trigger, Rehearsal.Now) is null).GroupBy(c => c.Course))
            {
                // One walk for all of them: where their ways meet, they are walked on once.
                var walk = new Walk(set, record, Most);
                foreach (var of in course)
                {
                    walk.From(root, of, whole: false);
                }
            }
        }

        return record.Findings(set.Below(root));
    }

    private static IReadOnlyCollection<Rehearsal> Cases(WalkedSet set)
    {
        var record = new WalkRecord(set);
        foreach (var course in new[] { RehearsedCourse.Grave, RehearsedCourse.Slight })
        {
            record.Visit(new Position([], new Rehearsal(course), Way.Start));
            new Walk(set, record, Most).From(RecordTipOff.Workflow, new Rehearsal(course), whole: false);
        }

        // The main line alone leaves no case merged into another.
        foreach (var merged in record.Cases.Select(c => c.Copy()).Where(c => c.GoInsideAnother()).ToList())
        {
            record.Visit(new Position([], merged, Way.Start));
        }

        return record.Cases;
    }
}
