using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Engine.Runs;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Studio.Moves;

/// <summary>What would become, or became, of one case.</summary>
/// <param name="Code"><c>fine</c>, <c>needs-mapping</c> or <c>impossible</c>.</param>
public sealed record Verdict(string Code, IReadOnlyList<string> Reasons)
{
    public const string Fine = "fine";
    public const string NeedsMapping = "needs-mapping";
    public const string Impossible = "impossible";

    internal static Verdict Of(IReadOnlyList<MoveProblem> problems) => problems.Count == 0 ? new(Fine, []) : new(
        problems.All(p => p.Obstacle == MoveObstacle.NoPlace) ? NeedsMapping : Impossible,
        [.. problems.Select(p => p.Sentence).Distinct(StringComparer.Ordinal)]);

    internal static Verdict No(string sentence) => new(Impossible, [sentence]);
}

/// <summary>
/// Takes one case to another set of versions, inside its transition: instances, bookmarks, inbox rows and the set itself. The dry run does exactly this and drops
/// the transition.
/// </summary>
public static class MoveCase
{
    public static Verdict Take(Transition t, MoveRow move, WorkflowSet to)
    {
        var current = JsonSerializer.Deserialize<Dictionary<string, string>>(t.Case.WorkflowSet)!;
        if (current.GetValueOrDefault(move.Definition) != move.FromVersion)
        {
            return Verdict.No(Texts.Of("studio.move.not-on-version"));
        }

        if (t.Records.Instances.All(i => i.Status != nameof(InstanceStatus.Running)))
        {
            return Verdict.No(Texts.Of("studio.move.workflow-ended"));
        }

        if (to.VersionOf(move.Definition) != move.ToVersion)
        {
            return Verdict.No(Texts.Of("studio.move.other-target"));
        }

        // What is no longer published anywhere stays as it was.
        var whole = to.Over(current);
        var map = MoveMap.Read(move.Map);
        var problems = t.Move(whole, map.For);
        if (problems.Count > 0)
        {
            return Verdict.Of(problems);
        }

        foreach (var state in t.Changed)
        {
            Follow(t, state);
        }

        t.Audit("case-moved", new JsonObject { ["move"] = move.Id, ["definition"] = move.Definition, ["from"] = move.FromVersion, ["to"] = move.ToVersion });
        return new Verdict(Verdict.Fine, []);
    }

    private static void Follow(Transition t, InstanceState state)
    {
        foreach (var bookmark in state.Bookmarks)
        {
            if (t.Records.Bookmarks.FirstOrDefault(b => b.Id == bookmark.Id) is not { } row)
            {
                continue;
            }

            row.ActivityId = bookmark.ActivityId;
            row.Payload = bookmark.Payload.ToJsonString(Transition.Plain);
            TaskRows.Follow(t, bookmark);
        }

        foreach (var incident in state.Incidents)
        {
            if (t.Records.OpenIncidents.FirstOrDefault(i => i.Id == incident.Id) is { } row)
            {
                (row.ActivityId, row.ActivityName) = (incident.ActivityId, incident.ActivityType);
            }
        }
    }
}
