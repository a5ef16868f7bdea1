using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Activities.BuiltIn;

namespace Qingyi.Engine.Definitions.Checks;

/// <summary>One activity: its type, its inputs, where its outputs go.</summary>
internal sealed class ActivityCheck(WorkflowDefinition definition, Node node, FaultList faults)
{
    private readonly ExpressionCheck _expressions = new(definition, node, faults);

    public void Run()
    {
        if (node.Activity is MissingActivity missing)
        {
            faults.Error("unknown-type", node, $"{node.Path}.type", missing.Message + Advice());
            return;
        }

        foreach (var input in node.Inputs)
        {
            CheckInput(input, $"{node.Path}.{input.Descriptor.JsonName}");
        }

        CheckCron();
        CheckCases();
        CheckVariable();
        CheckOutputs();
        if (node.Activity is TimeWait and not Cron && IsLong())
        {
            faults.Warning("long-delay", node, node.Path, $"“{node.DisplayText}” 按自然时间等待。法定期限请用 “期限” 活动，它按工作日计算并会提醒、升级。");
        }
    }

    private string Advice() => node.Type switch
    {
        "Elsa.RunJavaScript" => "本系统不执行脚本，请用 “设置变量” 加表达式，或 “判断”。",
        "Elsa.StateMachine" => "状态机不能作为流程：案件能不能走下一步由法定阶段判断，请画成流程图。",
        "Elsa.NotFoundActivity" => "请换成列表中的活动。",
        _ when node.Type.StartsWith("Elsa.", StringComparison.Ordinal) => "本系统不提供它，请换成列表中的活动。",
        _ => "请检查拼写，或换成列表中的活动。",
    };

    private void CheckInput(IInputBinding input, string path)
    {
        var descriptor = input.Descriptor;
        var json = node.Json[descriptor.JsonName];
        if ((json as JsonObject)?["expression"] is JsonObject expression && !_expressions.Check(expression, path))
        {
            return;
        }

        if (input.Source is not ValueSource.Constant { Value: var value })
        {
            return;
        }

        if (value is null || (value.AsText() is { } text && string.IsNullOrWhiteSpace(text)))
        {
            if (descriptor.IsRequired)
            {
                faults.Error("missing-value", node, path, $"“{descriptor.DisplayName}” 必填。");
            }
        }
        else if (Values.IsMisread(value, input.Kind))
        {
            faults.Error("wrong-value", node, path, $"“{descriptor.DisplayName}” 的值 “{Values.Text(value)}” 不是有效的{input.Kind switch
            {
                ValueKind.Boolean => "真假值（True 或 False）",
                ValueKind.TimeSpan => "时长（如 1.00:00:00 表示一天）",
                ValueKind.DateTime or ValueKind.DateTimeOffset => "时间（如 2026-01-31T10:00:00+08:00）",
                ValueKind.DateOnly => "日期（如 2026-01-31）",
                ValueKind.JsonObject => " JSON 对象",
                ValueKind.Guid => " GUID",
                _ => "数字",
            }}。");
        }
        else if (descriptor.Options.Count > 0 && descriptor.UIHint is "dropdown" or "radiolist" && descriptor.Options.All(o => o.Value != Values.Text(value)))
        {
            faults.Error("unknown-option", node, path, $"“{descriptor.DisplayName}” 的值 “{Values.Text(value)}” 不在可选值之中：{string.Join("、", descriptor.Options.Select(o => o.Value))}。");
        }
    }

    private void CheckCron()
    {
        if (node.Activity is Cron && node.Literal("CronExpression").AsText() is { } text)
        {
            try
            {
                CronSchedule.Read(text);
            }
            catch (FormatException wrong)
            {
                faults.Error("wrong-value", node, $"{node.Path}.cronExpression", wrong.Message);
            }
        }
    }

    private void CheckCases()
    {
        if (node.Activity is not (FlowSwitch or Switch))
        {
            return;
        }

        var labels = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, item) in node.Json.Items("cases").Index())
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{node.Path}.cases[{i}]");
            var json = item as JsonObject;
            if (json?.Text("label") is not { Length: > 0 } label)
            {
                faults.Error("nameless-case", node, $"{path}.label", $"第 {i + 1} 种情况没有名称。");
            }
            else if (!labels.Add(label))
            {
                faults.Error("double-case", node, $"{path}.label", $"情况 “{label}” 重复。");
            }

            if (json?["condition"] is JsonObject condition)
            {
                _expressions.Check(condition, $"{path}.condition");
            }
            else
            {
                faults.Error("case-without-condition", node, $"{path}.condition", $"第 {i + 1} 种情况没有条件。");
            }
        }
    }

    private void CheckVariable()
    {
        if (node.Activity is not SetVariable)
        {
            return;
        }

        var reference = node.Json["variable"] as JsonObject;
        if (reference is null)
        {
            faults.Error("unknown-name", node, $"{node.Path}.variable", "没有选择要设置的变量。");
        }
        else if (!_expressions.Sees(reference.Text("id"), reference.Text("name")))
        {
            faults.Error("unknown-name", node, $"{node.Path}.variable", $"没有变量 “{reference.Text("name") ?? reference.Text("id")}”。");
        }
    }

    private void CheckOutputs()
    {
        foreach (var output in node.Descriptor!.Outputs)
        {
            var target = ((node.Json[output.JsonName] as JsonObject)?["memoryReference"] as JsonObject)?.Text("id");
            if (target is { Length: > 0 } && !_expressions.Sees(target, null) && definition.Outputs.All(o => o.Name != target))
            {
                faults.Error("unknown-output", node, $"{node.Path}.{output.JsonName}", $"输出 “{output.DisplayName}” 指向的 “{target}” 既不是变量，也不是流程的输出。");
            }
        }
    }

    private bool IsLong() => node.Inputs.Any(i => i.Source is not ValueSource.Constant { Value: { } value }
        || i.Kind != ValueKind.TimeSpan
        || !TimeSpan.TryParse(Values.Text(value), CultureInfo.InvariantCulture, out var span)
        || span >= TimeSpan.FromDays(1));
}
