using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Activities.BuiltIn;
using Qingyi.Engine.Expressions;
using Qingyi.Engine.Runs;

namespace Qingyi.Engine.Definitions.Checks;

/// <summary>An expression seen from an activity: its syntax and the names that it uses.</summary>
internal sealed class ExpressionCheck(WorkflowDefinition definition, Node node, FaultList faults)
{
    /// <summary>False when the expression has a fault.</summary>
    public bool Check(JsonObject expression, string path)
    {
        var source = ValueSource.ReadExpression(expression);
        switch (source)
        {
            case ValueSource.Broken { Fault: var fault }:
                faults.Error("broken-expression", node, path, $"表达式第 {fault.Line} 行第 {fault.Column} 列：{fault.Message}");
                return false;
            case ValueSource.Script { Expression: var script }:
                return CheckNames(script, path);
            case ValueSource.Variable variable when !Sees(variable.Id, variable.Name):
                faults.Error("unknown-name", node, path, $"没有变量 “{variable.Name ?? variable.Id ?? "（未选择）"}”。");
                return false;
            case ValueSource.WorkflowInput { Name: var name } when definition.Inputs.All(i => !string.Equals(i.Name, name, StringComparison.OrdinalIgnoreCase)):
                faults.Error("unknown-name", node, path, $"流程没有输入 “{name}”。");
                return false;
            case ValueSource.Constant when expression.Text("type") is { } type && type is not ("Literal" or "Object"):
                faults.Error("unsupported-expression", node, path, $"不支持 {type} 表达式，可用：Literal、Object、JavaScript、Variable、Input。");
                return false;
            default:
                return true;
        }
    }

    /// <summary>Whether a variable can be seen from the activity.</summary>
    public bool Sees(string? id, string? name) => Visible().Any(v => (id is not null && v.Id == id) || (name is not null && v.Name == name));

    private bool CheckNames(CompiledExpression script, string path)
    {
        var good = true;
        foreach (var name in script.Variables.Where(name => !Sees(null, name)))
        {
            faults.Error("unknown-name", node, path, $"表达式用到的变量 “{name}” 不存在。");
            good = false;
        }

        foreach (var name in script.Roots.Where(name => name != "facts" && !Scope.IsFunction(name) && !IsAccessor(name)))
        {
            faults.Error("unknown-name", node, path, $"表达式里的 “{name}” 不是变量、事实或可用的函数。变量请写 variables.{name}，输入请写 getInput('{name}')。");
            good = false;
        }

        return good;
    }

    /// <summary><c>getAmount</c> or <c>getDecisionFromReview</c>.</summary>
    private bool IsAccessor(string function)
    {
        if (!function.StartsWith("get", StringComparison.Ordinal) || function.Length == 3)
        {
            return false;
        }

        var name = function[3..];
        return Sees(null, name) || Sees(null, ActivityDescriptor.CamelCase(name))
            || definition.Inputs.Any(i => string.Equals(i.Name, name, StringComparison.OrdinalIgnoreCase))
            || name.IndexOf("From", StringComparison.Ordinal) > 0;
    }

    private IEnumerable<VariableDefinition> Visible()
    {
        for (var at = node; at is not null; at = at.Parent)
        {
            foreach (var variable in at.Variables)
            {
                yield return variable;
            }

            if (at.Parent?.Activity is Loop and not While)
            {
                yield return new VariableDefinition("CurrentValue", "CurrentValue", "Object", false, null);
                yield return new VariableDefinition("CurrentIndex", "CurrentIndex", "Int32", false, null);
            }
        }

        foreach (var variable in definition.Variables)
        {
            yield return variable;
        }
    }
}
