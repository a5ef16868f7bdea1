using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Qingyi.Engine.Expressions.Functions;
using Qingyi.Engine.Expressions.Syntax;
using Qingyi.Engine.Expressions.Values;

namespace Qingyi.Engine.Expressions.Evaluation;

/// <summary>Walks a tree. Nothing that it does changes a value, so the order of evaluation shows only in which fault comes first.</summary>
internal sealed partial class Evaluator(Run run)
{
    public static JsonNode? Evaluate(Node root, string source, IExpressionScope scope, int stepBudget)
    {
        var run = new Run(source, scope, stepBudget);
        var value = new Evaluator(run).Evaluate(root, null);
        run.Position = root.Position;
        return run.ToJson(value);
    }

    private object? Evaluate(Node node, Locals? locals)
    {
        run.Position = node.Position;
        run.Spend(1);
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw run.Fault("表达式嵌套太深；请拆成几个“设置变量”活动。");
        return node switch
        {
            Literal literal => literal.Value,
            Local local => Locals.Find(locals, local.Name),
            VariableRead read => ReadVariable(read, locals),
            Member member => ReadMember(member, locals),
            MethodCall call => CallMethod(call, locals),
            Binary binary => Apply(binary, locals),
            Logical logical => Decide(logical, locals),
            Conditional conditional => Evaluate(Conversions.Truthy(Evaluate(conditional.Test, locals)) ? conditional.Then : conditional.Else, locals),
            Unary unary => Apply(unary, locals),
            Root root => ReadRoot(root),
            ScopeCall call => CallScope(call, locals),
            FunctionCall call => CallFunction(call, locals),
            Element element => ReadElement(element, locals),
            Chain chain => Evaluate(chain.Inner, locals) is var value && value is Skipped ? Undefined.Value : value,
            Template template => Fill(template, locals),
            ArrayLiteral array => new ArrayValue(Arguments(array.Items, locals)),
            ObjectLiteral bag => Build(bag, locals),
            Arrow arrow => new Closure(arrow, locals),
            FunctionName name => name.Function,
            PatternLiteral pattern => pattern.Pattern,
            Nothing => Undefined.Value,
            _ => throw new InvalidOperationException($"No evaluation for {node.GetType().Name}."),
        };
    }

    /// <summary>Calls an arrow function, or one of the functions that may stand in for one.</summary>
    public object? Invoke(object? function, Call call, ReadOnlySpan<object?> arguments)
    {
        object? value;
        if (function is Closure closure)
        {
            var locals = closure.Outer;
            for (var i = 0; i < closure.Arrow.Parameters.Count; i++)
                locals = Bind(closure.Arrow.Parameters[i], i < arguments.Length ? arguments[i] : Undefined.Value, locals);
            value = Evaluate(closure.Arrow.Body, locals);
        }
        else
        {
            var named = (Function)function!;
            run.Spend(1);
            value = named.Body(new Call(this, run, call.Position, named.Name, null, [arguments[0]]));
        }
        run.Position = call.Position;
        return value;
    }

    private Locals? Bind(Parameter parameter, object? value, Locals? locals)
    {
        run.Position = parameter.Position;
        switch (parameter)
        {
            case NamedParameter named:
                return new Locals(named.Name, value, locals);
            case ArrayParameter array:
                var items = Iterate(value);
                for (var i = 0; i < array.Names.Count; i++)
                    if (array.Names[i] is { } name) locals = new Locals(name, i < items.Length ? items[i] : Undefined.Value, locals);
                return locals;
            default:
                if (Undefined.OrNull(value)) throw run.Fault($"值是 {Conversions.ToText(run, value)}，不能取出成员。");
                foreach (var (key, name) in ((ObjectParameter)parameter).Names) locals = new Locals(name, Members.Read(run, value, key), locals);
                return locals;
        }
    }

    private object?[] Arguments(IReadOnlyList<Node> nodes, Locals? locals)
    {
        var values = new List<object?>(nodes.Count);
        foreach (var node in nodes)
        {
            if (node is not Spread spread) { values.Add(Evaluate(node, locals)); continue; }
            var spreadValue = Evaluate(spread.Value, locals);
            run.Position = spread.Position;
            var items = Iterate(spreadValue);
            run.CheckCount(values.Count + items.Length);
            run.Spend(items.Length);
            values.AddRange(items);
        }
        return [.. values];
    }

    private object?[] Iterate(object? value) => value switch
    {
        ArrayValue array => array.Items,
        string text => Members.Characters(run, text),
        _ => throw run.Fault($"这里要数组或文字，实际是{Members.Kind(value)}。"),
    };

    private ObjectValue Build(ObjectLiteral literal, Locals? locals)
    {
        var members = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var entry in literal.Entries)
        {
            var key = entry.Key is null ? null : Members.Key(run, Evaluate(entry.Key, locals));
            var value = Evaluate(entry.Value, locals);
            if (key is not null) { members[key] = value; continue; }
            foreach (var (name, member) in Members.Own(run, value)) { run.Spend(1); members[name] = member; }
        }
        run.CheckCount(members.Count);
        return new ObjectValue(members);
    }
}
