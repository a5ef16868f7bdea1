using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;

namespace Qingyi.Tests.Engine;

/// <summary>A task that waits for somebody.</summary>
[Activity("Sample", "Ask", Outcomes = ["Done", "Back", "Yes", "No"])]
public sealed class Ask : Activity
{
    [Input(DisplayName = "标题")]
    public Input<string>? Title { get; set; }

    [Output]
    public Output<string>? Answer { get; set; }

    protected override void Execute(ActivityExecutionContext context) =>
        context.CreateBookmark("Sample.Ask", new JsonObject { ["title"] = context.Get(Title) });

    protected override void Resume(ActivityExecutionContext context, ResumeInput input)
    {
        if (input.Outcomes.Contains("Refuse"))
        {
            throw new ActivityRefusedException("sample.refused", "现在不能这样做。");
        }

        context.Set(Answer, input.Outcomes.Count > 0 ? input.Outcomes[0] : null);
        base.Resume(context, input);
    }
}

/// <summary>An automatic step that does what the service in the burst says: goes on, refuses or breaks.</summary>
[Activity("Sample", "Act", Outcomes = ["Done"])]
public sealed class Act : Activity
{
    protected override void Execute(ActivityExecutionContext context) => context.GetRequiredService<Weather>().Check(context.ActivityId);
}

public sealed class Weather
{
    public HashSet<string> Refuses { get; } = [];

    public HashSet<string> Breaks { get; } = [];

    /// <summary>Where the host fails, and not the step.</summary>
    public HashSet<string> Away { get; } = [];

    public void Check(string activityId)
    {
        if (Refuses.Contains(activityId))
        {
            throw new ActivityRefusedException("sample.unlawful", "应当先告知。");
        }

        if (Away.Contains(activityId))
        {
            throw new TimeoutException("The host's database does not answer.");
        }

        if (Breaks.Contains(activityId))
        {
            throw new InvalidOperationException("坏了。");
        }
    }
}

/// <summary>Small charts and a case that runs on them.</summary>
internal static class Charts
{
    public static readonly ActivityRegistry Registry = new ActivityRegistry().RegisterBuiltIns().Register<Ask>().Register<Act>();

    public static readonly WorkflowCompiler Compiler = new(Registry);

    /// <summary>Nodes: "id Type; id Type"; arrows: "a-Port>b; a>b". Types without a dot are Elsa's.</summary>
    public static JsonObject Chart(string nodes, string arrows, string id = "flow1") => new()
    {
        ["id"] = id,
        ["type"] = "Elsa.Flowchart",
        ["version"] = 1,
        ["activities"] = new JsonArray([.. nodes.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Node)]),
        ["connections"] = new JsonArray([.. arrows.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Arrow)]),
    };

    public static JsonObject Definition(JsonObject root, string id = "sample", string? strategy = null) => new()
    {
        ["id"] = id + "-v1",
        ["definitionId"] = id,
        ["name"] = id,
        ["version"] = 1,
        ["root"] = root,
        ["options"] = new JsonObject { ["incidentStrategyType"] = strategy },
    };

    public static WorkflowDefinition Read(JsonObject definition) => WorkflowDefinition.Read(definition.ToJsonString());

    public static JsonObject Input(string type, JsonNode? value) => new() { ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };

    private static JsonNode Node(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var type = parts[1].Contains('.', StringComparison.Ordinal) ? parts[1] : "Elsa." + parts[1];
        var node = new JsonObject { ["id"] = parts[0], ["name"] = parts[0], ["type"] = type, ["version"] = 1 };
        foreach (var input in parts.Skip(2).Select(p => p.Split('=', 2)))
        {
            node[input[0]] = input[1].StartsWith("js:", StringComparison.Ordinal) ? Input("JavaScript", input[1][3..])
                : input[1].StartsWith('[') ? Input("Object", input[1])
                : Input("Literal", input[1]);
        }

        return node;
    }

    private static JsonObject Arrow(string text)
    {
        var ends = text.Split('>');
        var source = ends[0].Split('-', 2);
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source[0].Trim(), ["port"] = source.Length > 1 ? source[1].Trim() : "Done" },
            ["target"] = new JsonObject { ["activity"] = ends[1].Trim(), ["port"] = "In" },
        };
    }
}

/// <summary>The instances of one case between bursts, kept as text like in a database.</summary>
internal sealed class SampleCase : IDefinitionSet, IServiceProvider
{
    private readonly Dictionary<string, CompiledWorkflow> _workflows = [];
    private readonly List<string> _order = [];
    private readonly Dictionary<string, string> _states = [];
    private int _ids;

    public SampleCase(params JsonObject[] definitions)
    {
        foreach (var definition in definitions)
        {
            var compiled = Charts.Compiler.Compile(Charts.Read(definition));
            _workflows.Add(compiled.Definition.DefinitionId, compiled);
        }
    }

    public Weather Weather { get; } = new();

    public int StepBudget { get; init; } = 10_000;

    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    public List<string> Log { get; } = [];

    public Burst? Last { get; private set; }

    public InstanceState Main => InstanceState.FromJson(_states[_order[0]]);

    public IReadOnlyList<InstanceState> All => [.. _order.Select(id => InstanceState.FromJson(_states[id]))];

    public string Waiting => string.Join(' ', All.SelectMany(s => s.Bookmarks).Select(b => b.ActivityId));

    public string Status => $"{Main.Status}/{Main.SubStatus}";

    public CompiledWorkflow? Find(string definitionId) => _workflows.GetValueOrDefault(definitionId);

    public object? GetService(Type serviceType) => serviceType == typeof(Weather) ? Weather : null;

    public SampleCase Start(JsonObject? input = null)
    {
        var burst = NewBurst();
        burst.Start(_workflows.Values.First(), new StartRequest { Input = input });
        Keep(burst);
        return this;
    }

    public ResumeResult Resume(string activityId, params string[] outcomes)
    {
        var bookmark = All.SelectMany(s => s.Bookmarks).FirstOrDefault(b => b.ActivityId == activityId);
        return Run(b => b.Resume(bookmark?.InstanceId ?? "nobody", bookmark?.Id ?? "none", new ResumeInput { Outcomes = outcomes }));
    }

    public ResumeResult Run(Func<Burst, ResumeResult> act)
    {
        var burst = NewBurst();
        var result = act(burst);
        if (result is ResumeResult.Done)
        {
            Keep(burst);
        }

        Last = burst;
        return result;
    }

    public void Cancel()
    {
        var burst = NewBurst();
        burst.Cancel(_order[0]);
        Keep(burst);
    }

    /// <summary>As an administrator's correction of the stored state would.</summary>
    public void SetVariable(string id, string value)
    {
        var state = JsonNode.Parse(_states[_order[0]])!;
        state["variables"]![id] = value;
        _states[_order[0]] = state.ToJsonString();
    }

    public string TakeLog()
    {
        var text = string.Join(' ', Log);
        Log.Clear();
        return text;
    }

    private Burst NewBurst() =>
        new(this, All, new BurstOptions { Now = Now, NewId = () => $"id{++_ids}", Services = this, StepBudget = StepBudget, IsOfHost = e => e is TimeoutException });

    private void Keep(Burst burst)
    {
        Last = burst;
        foreach (var state in burst.Changed)
        {
            if (!_states.ContainsKey(state.Id))
            {
                _order.Add(state.Id);
            }

            _states[state.Id] = state.ToJson();
        }

        Log.AddRange(burst.Journal.Select(j => $"{j.ActivityId}:{j.EventName}"));
    }
}
