using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;
using Qingyi.Server.Activities;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Studio.Checking;

namespace Qingyi.Server.Studio.Walking;

/// <summary>What a walk saw, and what follows from it: steps that were never lawful, and ways on which a step cannot be.</summary>
public sealed class WalkRecord(IDefinitionSet set)
{
    /// <summary>Code of the finding that no case came to a step.</summary>
    public const string NotWalked = "not-walked";

    private readonly Dictionary<(string Definition, string Activity, string Outcome, RehearsedCourse Course), Trial> _trials = [];
    private readonly Dictionary<(string Definition, string Activity), CheckFinding> _findings = [];
    private readonly HashSet<(string Definition, string Activity)> _begun = [];
    private readonly Dictionary<string, Rehearsal> _cases = new(StringComparer.Ordinal);

    /// <summary>False once the walk was broken off for its size; then nothing can be called never lawful.</summary>
    public bool IsComplete { get; set; } = true;

    /// <summary>How many positions were looked at.</summary>
    public int Positions { get; set; }

    /// <summary>One case for each stage and set of facts that the walk came through.</summary>
    public IReadOnlyCollection<Rehearsal> Cases => _cases.Values;

    public void Visit(Position at) => _cases.TryAdd($"{at.Case.Case.Stage} {string.Join(' ', at.Established.Order(StringComparer.Ordinal))}", at.Case);

    /// <summary>An outcome was tried.</summary>
    /// <param name="moves">It means something in law; only then it can be unlawful.</param>
    public void Tried(string definition, string activity, string outcome, bool moves, Refusal? refusal, Position at)
    {
        if (moves)
        {
            var key = (definition, activity, outcome, at.Case.Course);
            _trials.TryGetValue(key, out var trial);
            _trials[key] = new Trial(trial?.Lawful == true || refusal is null, trial?.Refusal ?? refusal, trial?.Way ?? at.Way);
        }
    }

    /// <summary>Nothing else was open at this step: what is refused here stays refused, since nothing more can happen on this way.</summary>
    public void Alone(Position at, Bookmark bookmark, IReadOnlyList<WalkedMove> moves)
    {
        var lawful = moves.Where(m => m.Moves).ToList();
        if (lawful.Count > 0 && lawful.TrueForAll(m => m.Refusal is not null))
        {
            var definition = at.Instances.First(i => i.Id == bookmark.InstanceId).DefinitionId;
            Unlawful(definition, bookmark.ActivityId, at, lawful[0].Refusal!);
        }
    }

    /// <summary>A burst is over: automatic steps had their turn, and something may be held.</summary>
    public void Moved(Position next, Burst burst, IReadOnlyList<Taken> steps)
    {
        foreach (var entry in burst.Journal)
        {
            _begun.Add((entry.DefinitionId, entry.ActivityId));
        }

        foreach (var step in steps)
        {
            Tried(step.Definition, step.Activity, "", step.Moves, step.Refusal, next);
            if (step.Refusal is not null && next.Open.Count == 0)
            {
                Unlawful(step.Definition, step.Activity, next, step.Refusal);
            }
        }

        foreach (var incident in burst.Incidents.Where(i => i.RefusalCode is null))
        {
            var definition = burst.Changed.First(i => i.Id == incident.InstanceId).DefinitionId;
            _findings.TryAdd((definition, incident.ActivityId), Of(FaultLevel.Warning, "walk-stopped", definition, incident.ActivityId,
                Texts.Of("studio.walk.stopped", NameOf(definition, incident.ActivityId), incident.Message)));
        }
    }

    /// <summary>The drawing came to its end.</summary>
    public void Ended(Position at)
    {
        if (at.Case.Case.Stage != CaseStage.Closed && at.Way.Definition is { } definition)
        {
            _findings.TryAdd((definition, ""), new CheckFinding(FaultLevel.Warning, "ends-open", definition, "$.root", null, null,
                Texts.Of("studio.walk.ends-open", at.Way.Words(), at.Case.Case.Stage.Term())));
        }
    }

    /// <summary>Name of a node, as the drawing shows it.</summary>
    public string NameOf(string definition, string activity) => set.Find(definition)?.FindNode(activity)?.DisplayText ?? activity;

    /// <summary>Everything that was found, errors first.</summary>
    /// <param name="definitions">The drawings that belong together.</param>
    public IReadOnlyList<CheckFinding> Findings(IEnumerable<CompiledWorkflow> definitions)
    {
        var found = _findings.Values.ToList();
        foreach (var (definition, activity, outcome, trial) in IsComplete ? Never() : [])
        {
            found.Add(Of(FaultLevel.Error, "never-lawful", definition, activity, Texts.Of("studio.walk.never-lawful", trial.Way.Words(), NameOf(definition, activity), Chosen(definition, activity, outcome), trial.Refusal!.Sentence)));
        }

        if (!IsComplete)
        {
            found.Add(new CheckFinding(FaultLevel.Warning, "walk-incomplete", "", "$.root", null, null, Texts.Of("studio.walk.incomplete")));
        }
        else if (!found.Exists(f => f.Level == FaultLevel.Error))
        {
            found.AddRange(definitions.SelectMany(d => d.Nodes.Where(n => n.Type == TaskRows.Bookmark && !_begun.Contains((d.Definition.DefinitionId, n.Id)))
                .Select(n => Of(FaultLevel.Warning, NotWalked, d.Definition.DefinitionId, n.Id, Texts.Of("studio.walk.not-reached", n.DisplayText)))));
        }

        return [.. found.OrderBy(f => f.Level)];
    }

    /// <summary>
    /// Outcomes that no case could take; and those that every case of one course is refused because a step is missing, since the drawing then gives it no way
    /// to that step.
    /// </summary>
    private IEnumerable<(string Definition, string Activity, string Outcome, Trial Trial)> Never() => _trials
        .Where(t => !_findings.ContainsKey((t.Key.Definition, t.Key.Activity)))
        .GroupBy(t => (t.Key.Definition, t.Key.Activity, t.Key.Outcome))
        .Select(g => (g.Key, Refused: g.Where(t => !t.Value.Lawful).Select(t => t.Value).ToList(), All: g.Count()))
        .Select(g => (g.Key, Trial: g.Refused.Find(t => g.Refused.Count == g.All || CaseRefusals.NamesMissingStep(t.Refusal!.Code))))
        .Where(g => g.Trial is not null)
        .Select(g => (g.Key.Definition, g.Key.Activity, g.Key.Outcome, g.Trial!));

    private void Unlawful(string definition, string activity, Position at, Refusal refusal) =>
        _findings.TryAdd((definition, activity), Of(FaultLevel.Error, "unlawful-path", definition, activity, Texts.Of("studio.walk.unlawful-path", at.Way.Words(), NameOf(definition, activity), refusal.Sentence)));

    private CheckFinding Of(FaultLevel level, string code, string definition, string activity, string message)
    {
        var node = set.Find(definition)?.FindNode(activity);
        return new CheckFinding(level, code, definition, node?.Path ?? "$.root", activity, node?.DisplayText, message);
    }

    private string Chosen(string definition, string activity, string outcome)
    {
        var act = Acts.Find((string?)set.Find(definition)?.FindNode(activity)?.Literal(nameof(HumanTask.Act)) ?? "");
        return act?.Outcomes.GetValueOrDefault(outcome) is { } name ? Texts.Of("studio.walk.outcome-chosen", name) : "";
    }

    /// <param name="Lawful">It was lawful at least once.</param>
    /// <param name="Refusal">The first refusal.</param>
    /// <param name="Way">How the walk came to where it was first tried.</param>
    private sealed record Trial(bool Lawful, Refusal? Refusal, Way Way);
}
