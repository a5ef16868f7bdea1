using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Runs;

/// <content>Taking the instances of a case to another set of versions.</content>
public sealed partial class Burst
{
    /// <summary>
    /// Moves every running instance that was given, parents and children together, to the versions of another set, and lets go on what the new drawing no longer
    /// holds back. The burst must be fresh. Whatever waited waits on under the same bookmark, its inputs read from the new drawing. A problem voids the burst.
    /// </summary>
    /// <param name="to">The new set.</param>
    /// <param name="map">New activity ids by old ones, for each definition; an empty one says that there is no counterpart.</param>
    /// <returns>What stands in the way, or nothing.</returns>
    public IReadOnlyList<MoveProblem> Move(IDefinitionSet to, Func<string, IReadOnlyDictionary<string, string>> map)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(map);
        ThrowIfRefused();
        if (_runs.Count > 0)
        {
            throw new InvalidOperationException("A move takes a fresh burst.");
        }

        var problems = new List<MoveProblem>();
        var moved = new List<(string Id, string From)>();
        for (var i = 0; i < _before; i++)
        {
            var state = _given[i];
            if (state.Status == InstanceStatus.Running && Moved(state, to, map, problems) is { } instance)
            {
                moved.Add((state.Id, state.VersionId));
                _given[i] = instance;
            }
        }

        if (problems.Count == 0)
        {
            _definitions = to;
            problems.AddRange(moved.SelectMany(m => Find(m.Id)!.TakeUp(m.From)));
        }

        _isRefused = problems.Count > 0;
        return problems;
    }

    private InstanceState? Moved(InstanceState state, IDefinitionSet to, Func<string, IReadOnlyDictionary<string, string>> map, List<MoveProblem> problems)
    {
        var from = _definitions.Find(state.DefinitionId)!;
        if (to.Find(state.DefinitionId) is not { } version)
        {
            problems.Add(new MoveProblem(state.DefinitionId, Node.WorkflowId, MoveObstacle.NotPossible, $"新的版本组里没有流程“{from.Definition.Name}”，而它正在办理。"));
            return null;
        }

        if (version.Definition.Id == state.VersionId)
        {
            return null;
        }

        var result = Migration.Move(state, from, version, map(state.DefinitionId));
        problems.AddRange(result.Problems);
        return result.State;
    }
}
