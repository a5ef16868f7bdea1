using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;

namespace Qingyi.Engine.Activities.BuiltIn;

internal enum MatchMode
{
    MatchFirst,
    MatchAny,
}

/// <summary>One case of a switch.</summary>
internal sealed record SwitchCase(string Label, ValueSource Condition)
{
    public static IReadOnlyList<SwitchCase> Read(JsonNode? cases) =>
        [.. (cases as JsonArray ?? []).OfType<JsonObject>().Select(c => new SwitchCase(
            c.Text("label") ?? "",
            c["condition"] is JsonObject condition ? ValueSource.ReadExpression(condition) : ValueSource.Constant.Nothing))];

    public static IReadOnlyList<string> Matches(IReadOnlyList<SwitchCase> cases, MatchMode mode, Scope scope)
    {
        var matches = new List<string>();
        foreach (var one in cases)
        {
            if (one.Condition.Evaluate(scope) is { } value && Values.Truth(value))
            {
                matches.Add(one.Label);
                if (mode == MatchMode.MatchFirst)
                {
                    break;
                }
            }
        }

        return matches.Count > 0 ? matches : ["Default"];
    }
}

[Activity("Elsa", "FlowSwitch", DisplayName = "分情况", Category = "分支", Description = "按第一个（或所有）成立的情况走", Outcomes = ["Default"], OutcomeNames = ["其他"])]
internal sealed class FlowSwitch : Activity
{
    private IReadOnlyList<SwitchCase> _cases = [];

    [Input(DisplayName = "情况", UIHint = "flow-switch-editor")]
    public JsonNode? Cases
    {
        get => null;
        set => _cases = SwitchCase.Read(value);
    }

    [Input(DisplayName = "方式", DefaultValue = "MatchFirst", Options = ["MatchFirst=第一个成立的", "MatchAny=所有成立的"])]
    public Input<MatchMode>? Mode { get; set; }

    protected internal override void Execute(ActivityExecutionContext context) =>
        context.CompleteActivity([.. SwitchCase.Matches(_cases, context.Get(Mode), context.Scope)]);
}

[Activity("Elsa", "Switch", DisplayName = "分情况（内嵌）", Category = "分支", Description = "按成立的情况执行内部活动")]
internal sealed class Switch : AllAtOnce
{
    private IReadOnlyList<SwitchCase> _cases = [];

    [Input(DisplayName = "情况", UIHint = "switch-editor")]
    public JsonNode? Cases
    {
        get => null;
        set => _cases = SwitchCase.Read(value);
    }

    [Input(DisplayName = "方式", DefaultValue = "MatchFirst", Options = ["MatchFirst=第一个成立的", "MatchAny=所有成立的"])]
    public Input<MatchMode>? Mode { get; set; }

    public override IReadOnlyList<(string Name, string DisplayName)> EmbeddedPorts => [("Default", "其他")];

    public override IEnumerable<Slot> Slots(JsonObject json) => json.Items("cases")
        .Select((item, i) => (Case: item as JsonObject, i))
        .Where(x => x.Case?["activity"] is JsonObject)
        .Select(x => new Slot((JsonObject)x.Case!["activity"]!, string.Create(CultureInfo.InvariantCulture, $".cases[{x.i}].activity"), x.Case.Text("label") ?? ""))
        .Concat(Embedded(json, "Default"));

    protected internal override void Execute(ActivityExecutionContext context)
    {
        var matches = SwitchCase.Matches(_cases, context.Get(Mode), context.Scope);
        Begin(context, [.. context.Node.Children.Where(c => matches.Contains(c.EmbeddedPort!))]);
    }
}
