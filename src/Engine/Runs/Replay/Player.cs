using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Activities.BuiltIn;
using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Runs.Replay;

/// <summary>
/// Runs recordings on our engine. Every action is a burst of its own and the state goes through JSON between them, as it does through a database.
/// </summary>
public sealed partial class Player
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ActivityRegistry Registry = new ActivityRegistry().RegisterBuiltIns().Register<TestStep>().Register<TestHumanTask>();

    private readonly Recording _recording;
    private readonly Dictionary<string, CompiledWorkflow> _definitions = [];
    private readonly Dictionary<string, string> _states = [];
    private readonly List<string> _order = [];
    private string _main = "";
    private int _ids;

    private Player(Recording recording) => _recording = recording;

    /// <summary>Plays the script from the start to its end.</summary>
    public static ReplayedRun Play(Recording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        if (recording.Scope == "script")
        {
            return Refuse(recording, "用到了脚本语句或 Elsa.RunJavaScript，本系统不提供。");
        }

        try
        {
            return new Player(recording).Play();
        }
        catch (DefinitionException e)
        {
            return Refuse(recording, e.Message);
        }
    }

    private static ReplayedRun Refuse(Recording recording, string reason) => new(recording.Name, reason, [], [], [], null, null, []);

    private ReplayedRun Play()
    {
        var main = Compile((JsonObject)_recording.Json["definition"]!);
        foreach (var child in _recording.Json.Items("children").OfType<JsonObject>())
        {
            Compile(child);
        }

        var steps = new JsonArray { Act(burst => _main = burst.Start(main, Request()).Id) };
        foreach (var action in _recording.Json.Items("script").OfType<JsonObject>())
        {
            steps.Add(Act(burst => Do(burst, action)));
        }

        var end = InstanceState.FromJson(_states[_main]);
        var variables = new JsonObject();
        foreach (var variable in main.Definition.Variables.Where(v => end.Data.Variables.ContainsKey(v.Id)))
        {
            variables[variable.Name] = end.Data.Variables[variable.Id]?.DeepClone();
        }

        return new ReplayedRun(
            _recording.Name, null, steps, variables, end.Output, end.Name, end.CorrelationId, [.. end.Incidents.Select(i => i.ActivityId)]);
    }

    private CompiledWorkflow Compile(JsonObject json)
    {
        var compiled = new WorkflowCompiler(Registry).Compile(WorkflowDefinition.Read(json.ToJsonString()));
        _definitions[compiled.Definition.DefinitionId] = compiled;
        return compiled;
    }

    private StartRequest Request() => new()
    {
        CorrelationId = _recording.Json.Text("correlationId"),
        TriggerActivityId = _recording.Json.Text("triggerActivityId"),
        Input = _recording.Json["input"] as JsonObject,
    };

    private void Do(Burst burst, JsonObject action)
    {
        if (action.Flag("cancel"))
        {
            burst.Cancel(_main);
        }
        else if (action.Text("event") is { } name)
        {
            Publish(burst, name, action["payload"], action.Text("correlationId"));
        }
        else if (action.Text("resume") is { } activityId)
        {
            var workflow = action.Text("workflow");
            var instance = workflow is null ? _main : _order.Find(id => InstanceState.FromJson(_states[id]).DefinitionId == workflow) ?? "";
            var open = _states.TryGetValue(instance, out var state) ? InstanceState.FromJson(state).Bookmarks.Where(b => b.ActivityId == activityId).ToList() : [];
            burst.Resume(instance, open.ElementAtOrDefault(action.Whole("nth") ?? 0)?.Id ?? "", new ResumeInput
            {
                Outcomes = action["outcome"] is JsonArray list ? [.. list.Select(o => o.AsText()).OfType<string>()]
                    : action.Text("outcome") is { } outcome ? [outcome] : [],
                Input = (JsonObject?)action["input"]?.DeepClone() ?? [],
            });
        }
    }

    /// <summary>An event starts what it triggers before it resumes what waits for it.</summary>
    private void Publish(Burst burst, string name, JsonNode? payload, string? correlationId)
    {
        foreach (var (workflow, trigger) in _definitions.Values.SelectMany(w => EventActivity.Triggers(w, name).Select(t => (w, t))))
        {
            burst.Start(workflow, new StartRequest { TriggerActivityId = trigger.Id, CorrelationId = correlationId, Input = EventActivity.Payload(payload).Input });
        }

        burst.Deliver(name, payload, correlationId);
    }

    /// <summary>One burst, then one for each workflow it dispatched and each event it published to others.</summary>
    private JsonObject Act(Action<Burst> act)
    {
        var events = new JsonArray();
        var open = new Queue<Action<Burst>>([act]);
        while (open.TryDequeue(out var next))
        {
            var burst = new Burst(new Set(_definitions), _order.Select(id => InstanceState.FromJson(_states[id])), new BurstOptions
            {
                Now = Epoch,
                NewId = () => string.Create(CultureInfo.InvariantCulture, $"id{++_ids}"),
                Services = Nothing.Instance,
            });
            next(burst);
            foreach (var state in burst.Changed)
            {
                if (!_states.ContainsKey(state.Id))
                {
                    _order.Add(state.Id);
                }

                _states[state.Id] = state.ToJson();
            }

            foreach (var entry in burst.Journal)
            {
                events.Add(Event(entry));
            }

            foreach (var dispatch in burst.Dispatched)
            {
                var request = new StartRequest { InstanceId = dispatch.InstanceId, CorrelationId = dispatch.CorrelationId, Input = dispatch.Input };
                open.Enqueue(b => b.Start(_definitions[dispatch.DefinitionId], request));
            }

            foreach (var published in burst.Events.Where(e => !e.IsLocal))
            {
                open.Enqueue(b => Publish(b, published.Name, published.Payload, published.CorrelationId));
            }
        }

        return Seen(events);
    }

    private sealed class Set(Dictionary<string, CompiledWorkflow> definitions) : IDefinitionSet
    {
        public CompiledWorkflow? Find(string definitionId) => definitions.GetValueOrDefault(definitionId);
    }

    private sealed class Nothing : IServiceProvider
    {
        public static readonly Nothing Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
