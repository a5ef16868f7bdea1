using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;

namespace Qingyi.Bench;

/// <summary>Does nothing and completes.</summary>
[Activity("Bench", "Step")]
public sealed class Step : Activity
{
    protected override void Execute(ActivityExecutionContext context) => context.CompleteActivity();
}

/// <summary>Waits for somebody; one input, one output.</summary>
[Activity("Bench", "Ask", Outcomes = ["Approve"])]
public sealed class Ask : Activity
{
    [Input]
    public Input<string>? Title { get; set; }

    [Output]
    public Output<string>? Decision { get; set; }

    protected override void Execute(ActivityExecutionContext context) =>
        context.CreateBookmark("Bench.Ask", new JsonObject { ["title"] = context.Get(Title) });

    protected override void Resume(ActivityExecutionContext context, ResumeInput input)
    {
        context.Set(Decision, input.Outcomes[0]);
        context.CompleteActivity("Approve");
    }
}

/// <summary>One compiled flowchart, and instances of it that live one after the other.</summary>
internal sealed class BenchChart : IDefinitionSet, IServiceProvider
{
    private static readonly string[] Approve = ["Approve"];
    private readonly CompiledWorkflow _workflow;
    private readonly BurstOptions _options;
    private long _ids;

    public BenchChart(string definition)
    {
        var registry = new ActivityRegistry().RegisterBuiltIns().Register<Step>().Register<Ask>();
        _workflow = new WorkflowCompiler(registry).Compile(WorkflowDefinition.Read(definition));
        _options = new BurstOptions
        {
            Now = DateTimeOffset.UnixEpoch,
            NewId = () => (++_ids).ToString("x12", CultureInfo.InvariantCulture),
            Services = this,
        };
    }

    public static string TenSteps { get; } = Row("Bench.Step", 10, "Done");

    public static string FourTasks { get; } = Row("Bench.Ask", 4, "Approve");

    public Burst? Last { get; private set; }

    public string InstanceId { get; private set; } = "";

    /// <summary>A whole life in memory, its journal read as a host would.</summary>
    public void RunOnce()
    {
        var burst = new Burst(this, [], _options);
        var end = burst.Start(_workflow, new StartRequest());
        if (end.Status != InstanceStatus.Finished || burst.Journal.Count != 24 || burst.Changed.Count != 1)
        {
            throw new InvalidOperationException("The chart did not run.");
        }
    }

    /// <summary>The state of a new instance at its first task.</summary>
    public string Begin()
    {
        var burst = new Burst(this, [], _options);
        var state = burst.Start(_workflow, new StartRequest { CorrelationId = "case", Input = new JsonObject { ["CaseNo"] = "2026-0001" } });
        Last = burst;
        InstanceId = state.Id;
        return state.ToJson();
    }

    /// <summary>From text to text: the waiting task is completed and the instance runs to the next; after the last one a new instance begins.</summary>
    public void Resume(ref string life)
    {
        var state = InstanceState.FromJson(life);
        var burst = new Burst(this, [state], _options);
        burst.Resume(state.Id, state.Bookmarks[0].Id, new ResumeInput { Outcomes = Approve });
        Last = burst;
        var after = burst.Changed[0];
        life = after.ToJson();
        if (after.Status == InstanceStatus.Finished)
        {
            life = Begin();
        }
    }

    public CompiledWorkflow? Find(string definitionId) => _workflow;

    public object? GetService(Type serviceType) => null;

    private static string Row(string type, int count, string port)
    {
        var activities = Enumerable.Range(1, count).Select(i => (JsonNode)new JsonObject
        {
            ["id"] = $"n{i}",
            ["type"] = type,
            ["title"] = new JsonObject { ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = $"第 {i} 件事" } },
        });
        var arrows = Enumerable.Range(1, count - 1).Select(i => (JsonNode)new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = $"n{i}", ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = $"n{i + 1}", ["port"] = "In" },
        });
        return new JsonObject
        {
            ["id"] = "bench-v1",
            ["definitionId"] = "bench",
            ["variables"] = new JsonArray(new JsonObject { ["id"] = "v1", ["name"] = "Amount", ["typeName"] = "Int32", ["value"] = "3000" }),
            ["options"] = new JsonObject { ["incidentStrategyType"] = "Hold" },
            ["root"] = new JsonObject { ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["activities"] = new JsonArray([.. activities]), ["connections"] = new JsonArray([.. arrows]) },
        }.ToJsonString();
    }
}
