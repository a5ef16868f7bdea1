using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Runs;

namespace Qingyi.Tests.Engine;

public enum Urgency
{
    Normal,
    Urgent,
}

[Activity("Sample", "Typed", Version = 2, DisplayName = "样例", Category = "样例", Outcomes = ["Yes"], OutcomeNames = ["是"])]
public sealed class Typed : Activity
{
    [Input(Order = 2, DefaultValue = "3")]
    public Input<int>? Number { get; set; }

    [Input(Order = 1, IsSensitive = true)]
    public Input<string>? Secret { get; set; }

    [Input(Options = ["a=甲", "b"])]
    public Input<string>? Choice { get; set; }

    [Input]
    public Input<Urgency>? Urgency { get; set; }

    [Input]
    public Input<decimal?>? Sum { get; set; }

    [Input]
    public Input<string[]>? List { get; set; }

    [Output]
    public Output<JsonObject>? Seen { get; set; }

    protected override void Execute(ActivityExecutionContext context)
    {
        context.Set(Seen, new JsonObject
        {
            ["number"] = context.Get(Number),
            ["secret"] = context.Get(Secret),
            ["urgency"] = context.Get(Urgency).ToString(),
            ["sum"] = context.Get(Sum),
            ["list"] = string.Join('|', context.Get(List) ?? []),
        });
        context.CreateBookmark("Sample.Typed", []);
    }
}

[Activity("Sample", "Wrong")]
public sealed class Wrong : Activity
{
    [Input]
    public Input<Uri>? Link { get; set; }

    protected override void Execute(ActivityExecutionContext context) => context.CompleteActivity();
}

public sealed class ActivityRegistryTests
{
    [Fact]
    public void A_descriptor_says_what_the_attributes_say()
    {
        var descriptor = new ActivityRegistry().Register<Typed>().Find("Sample.Typed", 2)!;

        Assert.Equal(("Sample.Typed", 2, "样例"), (descriptor.TypeName, descriptor.Version, descriptor.DisplayName));
        Assert.Equal([new PortDescriptor("Yes", "是", PortType.Flow)], descriptor.Ports);
        Assert.Equal(["Choice", "Urgency", "Sum", "List", "Secret", "Number"], descriptor.Inputs.Select(i => i.Name));
        Assert.Equal(["String", "String", "Decimal", "Object", "String", "Int32"], descriptor.Inputs.Select(i => i.TypeName));
        Assert.Equal(["dropdown", "dropdown", "singleline", "multitext", "singleline", "singleline"], descriptor.Inputs.Select(i => i.UIHint));
        Assert.Equal([new InputOption("a", "甲"), new InputOption("b", "b")], descriptor.Inputs[0].Options);
        Assert.Equal("Seen", Assert.Single(descriptor.Outputs).Name);
    }

    [Fact]
    public void The_list_is_closed()
    {
        var registry = new ActivityRegistry().RegisterBuiltIns();

        Assert.Null(registry.Find("System.Diagnostics.Process", 1));
        Assert.Null(registry.Find("Elsa.Start", 2));
        Assert.NotNull(registry.Find("Elsa.Start", 1));
        Assert.Equal(registry.Descriptors.Count, registry.Descriptors.Select(d => (d.TypeName, d.Version)).Distinct().Count());
        Assert.Throws<InvalidOperationException>(() => registry.RegisterBuiltIns());
        Assert.Throws<InvalidOperationException>(() => registry.Register<Wrong>());
    }

    [Fact]
    public void Inputs_arrive_converted_and_a_sensitive_one_stays_out_of_journal_and_state()
    {
        var registry = new ActivityRegistry().RegisterBuiltIns().Register<Typed>();
        var root = new JsonObject
        {
            ["id"] = "t",
            ["type"] = "Sample.Typed",
            ["version"] = 2,
            ["secret"] = Charts.Input("Literal", "秘密"),
            ["urgency"] = Charts.Input("Literal", "urgent"),
            ["sum"] = Charts.Input("JavaScript", "0.1 + 0.2"),
            ["list"] = Charts.Input("Object", "[\"一\",\"二\"]"),
        };
        var workflow = new Qingyi.Engine.Definitions.WorkflowCompiler(registry).Compile(Charts.Read(Charts.Definition(root)));
        var ids = 0;
        var burst = new Burst(new SampleCase(), [], new BurstOptions { Now = DateTimeOffset.UnixEpoch, NewId = () => $"i{++ids}", Services = new SampleCase() });

        burst.Start(workflow, new StartRequest());

        var suspended = burst.Journal.First(j => j.EventName == "Suspended");
        Assert.Equal("""{"number":3,"secret":"秘密","urgency":"Urgent","sum":0.3,"list":"一|二"}""", Plain(burst, "t"));
        Assert.False(suspended.ActivityState!.ContainsKey("Secret"));
        Assert.Equal(0.3m, (decimal)suspended.ActivityState["Sum"]!);
    }

    private static string Plain(Burst burst, string activityId)
    {
        var state = JsonNode.Parse(burst.Changed[0].ToJson())!;
        return state["activityOutputs"]![activityId]!["Seen"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
