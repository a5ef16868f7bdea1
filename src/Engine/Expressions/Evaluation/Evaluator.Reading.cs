using System.Text.Json.Nodes;
using Qingyi.Engine.Expressions.Functions;
using Qingyi.Engine.Expressions.Patterns;
using Qingyi.Engine.Expressions.Syntax;
using Qingyi.Engine.Expressions.Values;

namespace Qingyi.Engine.Expressions.Evaluation;

/// <summary>Reading: the scope's names, members and elements, and calls.</summary>
internal sealed partial class Evaluator
{
    /// <summary>What a chain gives after <c>?.</c> met null: the rest of the chain is passed over.</summary>
    private sealed class Skipped
    {
        public static readonly Skipped Value = new();
    }

    private object? ReadRoot(Root root, bool mayBeMissing = false)
    {
        if (run.Scope.TryGet(root.Name, out var node)) return run.FromJson(node);
        return mayBeMissing ? Undefined.Value : throw run.Fault($"没有“{root.Name}”这个名称；变量请写 variables.{root.Name}，文字请加引号。");
    }

    private object? ReadVariable(VariableRead read, Locals? locals)
    {
        var name = Members.Key(run, Evaluate(read.Name, locals));
        var node = run.Scope.Variable(name);
        return node is null && !run.Scope.HasVariable(name) ? Undefined.Value : run.FromJson(node);
    }

    private object? CallScope(ScopeCall call, Locals? locals)
    {
        var arguments = Arguments(call.Arguments, locals);
        run.Position = call.Position;
        var nodes = arguments.Select(run.ToJson).ToList();
        try
        {
            if (run.Scope.TryCall(call.Name, nodes, out JsonNode? value)) return run.FromJson(value);
        }
        catch (ExpressionException fault) when (fault.Column == 0)
        {
            throw run.Fault(fault.Message);
        }
        throw run.Fault($"没有“{call.Name}”这个函数，或它要的活动、变量不存在。");
    }

    private object? CallFunction(FunctionCall call, Locals? locals)
    {
        var arguments = Arguments(call.Arguments, locals);
        run.Position = call.Position;
        if (arguments.Length < call.Function.Least || arguments.Length > call.Function.Most) throw run.Fault($"{call.Function.Name} 的参数个数不对。");
        return call.Function.Body(new Call(this, run, call.Position, call.Function.Name, null, arguments));
    }

    private object? ReadMember(Member member, Locals? locals)
    {
        var target = Evaluate(member.Target, locals);
        if (target is Skipped) return target;
        run.Position = member.Position;
        if (!Undefined.OrNull(target)) return Members.Read(run, target, member.Name);
        return member.Optional ? Skipped.Value : throw Missing(target, $".{member.Name}");
    }

    private object? ReadElement(Element element, Locals? locals)
    {
        var target = Evaluate(element.Target, locals);
        if (target is Skipped) return target;
        run.Position = element.Position;
        if (Undefined.OrNull(target)) return element.Optional ? Skipped.Value : throw Missing(target, "[…]");
        var key = Evaluate(element.Key, locals);
        run.Position = element.Position;
        return key is double index && target is ArrayValue array ? array.At(index) : Members.Read(run, target, Members.Key(run, key));
    }

    private object? CallMethod(MethodCall call, Locals? locals)
    {
        var target = Evaluate(call.Target, locals);
        if (target is Skipped) return target;
        run.Position = call.Position;
        if (Undefined.OrNull(target)) return call.Optional ? Skipped.Value : throw Missing(target, $".{call.Name}()");
        var method = Methods.Find(target, call.Name) ?? throw run.Fault($"{Members.Kind(target)}没有 {call.Name} 这个函数。");
        var arguments = Arguments(call.Arguments, locals);
        run.Position = call.Position;
        if (arguments.Length < method.Least || arguments.Length > method.Most) throw run.Fault($"{Members.Kind(target)}的 {call.Name} 参数个数不对。");
        if (arguments.Length > 0 && arguments[0] is Closure or Function && method.First != FirstArgument.Callback) throw run.Fault($"{Members.Kind(target)}的 {call.Name} 不接受箭头函数。");
        if (arguments.Length > 0 && arguments[0] is Pattern && method.First != FirstArgument.Pattern) throw run.Fault($"{Members.Kind(target)}的 {call.Name} 不接受正则表达式。");
        return method.Body(new Call(this, run, call.Position, call.Name, target, arguments));
    }

    private ExpressionException Missing(object? target, string part) =>
        run.Fault($"值是 {(target is null ? "null" : "undefined")}，不能读取 {part}；可能为空时请写 ?{(part[0] == '[' ? "." : "")}{part}。");
}
