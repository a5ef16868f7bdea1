using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;
using Qingyi.Server.Activities;

namespace Qingyi.Tests.Workflows.Histories;

/// <summary>
/// Plays a recorded case on today's engine, without a server: people do what they did, steps of the service end as they ended, and everything else is the engine's.
/// </summary>
public sealed class HistoryPlayer : IDefinitionSet, IServiceProvider
{
    private static readonly WorkflowCompiler Compiler = new(new ActivityRegistry().RegisterBuiltIns().Register<HumanTask>().Register<Played>());

    private readonly Dictionary<string, CompiledWorkflow> _workflows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InstanceState> _states = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly HistoryStep[] _steps;
    private readonly Dictionary<string, Queue<(string Event, string[] Outcomes)>> _ends = new(StringComparer.Ordinal);
    private HistoryStep _step = null!;
    private Burst _burst = null!;
    private int _seen;
    private int _ids;

    public HistoryPlayer(History history, Func<string, string, string> content)
    {
        _steps = [.. history.Steps];
        foreach (var (key, hash) in history.Definitions)
        {
            var json = JsonNode.Parse(content(key, hash))!.AsObject();
            Replace(json["root"]);
            _workflows[key] = Compiler.Compile(WorkflowDefinition.Read(json.ToJsonString()));
        }
    }

    /// <summary>What the journal says today, step by step.</summary>
    public IEnumerable<(HistoryStep Recorded, IReadOnlyList<string> Today)> Play() => _steps.Select(step => (step, Take(step)));

    public CompiledWorkflow? Find(string definitionId) => _workflows.GetValueOrDefault(definitionId);

    object? IServiceProvider.GetService(Type serviceType) => serviceType == typeof(HistoryPlayer) ? this : null;

    /// <summary>How the step ended in the recording.</summary>
    internal (string Event, string[] Outcomes, JsonObject? Outputs) End(string instanceId, string activityId)
    {
        Number();
        var key = string.Create(CultureInfo.InvariantCulture, $"{_order.IndexOf(instanceId)} {activityId}");
        return _ends.TryGetValue(key, out var ends) && ends.TryDequeue(out var end)
            ? (end.Event, end.Outcomes, _step.Outputs?[key] as JsonObject)
            : throw new InvalidOperationException($"The recording does not say how {key} ended.");
    }

    private IReadOnlyList<string> Take(HistoryStep step)
    {
        (_step, _seen) = (step, 0);
        _ends.Clear();
        foreach (var line in step.Journal.Select(l => l.Split(' ', 4)).Where(l => l[2] is "Completed" or "Suspended" or "Faulted"))
        {
            var key = $"{line[0]} {line[1]}";
            (_ends.TryGetValue(key, out var ends) ? ends : _ends[key] = new()).Enqueue((line[2], line.Length > 3 ? line[3].Split(',') : []));
        }

        _burst = new Burst(this, _order.Select(id => _states[id]), new BurstOptions { Now = step.At, NewId = () => string.Create(CultureInfo.InvariantCulture, $"i{++_ids}"), Services = this, Facts = step.Facts });
        if (step.Do == "start")
        {
            _burst.Start(_workflows[step.Of], new StartRequest { Input = step.Input });
        }
        else
        {
            var instance = _states[_order[step.Instance]];
            var bookmark = instance.Bookmarks.FirstOrDefault(b => b.ActivityId == step.Of) ?? throw new InvalidOperationException($"Instance {step.Instance} no longer waits at {step.Of}.");
            _burst.Resume(instance.Id, bookmark.Id, new ResumeInput { Outcomes = step.Outcomes, Input = step.Input ?? [] });
        }

        Number();
        foreach (var state in _burst.Changed)
        {
            _states[state.Id] = InstanceState.FromJson(state.ToJson());
        }

        return [.. _burst.Journal.Select(l => Line(_order.IndexOf(l.InstanceId), l.ActivityId, l.EventName, l.Outcomes))];
    }

    public static string Line(int instance, string activityId, string eventName, IReadOnlyList<string> outcomes) =>
        string.Create(CultureInfo.InvariantCulture, $"{instance} {activityId} {eventName} {string.Join(',', outcomes)}").TrimEnd();

    private void Number()
    {
        for (; _seen < _burst.Journal.Count; _seen++)
        {
            var id = _burst.Journal[_seen].InstanceId;
            if (!_order.Contains(id))
            {
                _order.Add(id);
            }
        }
    }

    // The steps of the service need a case; people's tasks and everything of the engine run as they are.
    private static void Replace(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                Replace(item);
            }
        }
        else if (node is JsonObject json)
        {
            if (json["type"] is JsonValue type && type.TryGetValue(out string? name) && name.StartsWith("Case.", StringComparison.Ordinal) && name != "Case.HumanTask")
            {
                (json["type"], json["version"]) = ("Test.Played", 1);
            }

            foreach (var (_, value) in json.ToList())
            {
                Replace(value);
            }
        }
    }
}

/// <summary>A step of the service that ends as it ended in the recording.</summary>
[Activity("Test", "Played", IsBrowsable = false)]
public sealed class Played : Activity
{
    protected override void Execute(ActivityExecutionContext context) => End(context);

    protected override void Resume(ActivityExecutionContext context, ResumeInput input) => End(context);

    private static void End(ActivityExecutionContext context)
    {
        var (what, outcomes, outputs) = context.GetRequiredService<HistoryPlayer>().End(context.Instance.Id, context.ActivityId);
        switch (what)
        {
            case "Suspended":
                context.CreateBookmark("Test.Played", []);
                break;
            case "Faulted":
                throw new ActivityRefusedException("recorded", "如记录所示，当时不能办理。");
            default:
                foreach (var (variable, value) in outputs ?? [])
                {
                    context.SetVariable(variable, value?.DeepClone());
                }

                context.CompleteActivity(outcomes);
                break;
        }
    }
}
