using Qingyi.Engine.Expressions.Syntax;
using Qingyi.Engine.Expressions.Values;

namespace Qingyi.Engine.Expressions.Evaluation;

/// <summary>Operators and templates.</summary>
internal sealed partial class Evaluator
{
    private object? Decide(Logical logical, Locals? locals)
    {
        var left = Evaluate(logical.Left, locals);
        var decided = logical.Mark switch
        {
            "&&" => !Conversions.Truthy(left),
            "||" => Conversions.Truthy(left),
            _ => !Undefined.OrNull(left),
        };
        return decided ? left : Evaluate(logical.Right, locals);
    }

    private object Apply(Unary unary, Locals? locals)
    {
        var operand = unary is { Mark: "typeof", Operand: Root root } ? ReadRoot(root, mayBeMissing: true) : Evaluate(unary.Operand, locals);
        run.Position = unary.Position;
        return unary.Mark switch
        {
            "!" => !Conversions.Truthy(operand),
            "-" => -Conversions.ToNumber(run, operand),
            "+" => Conversions.ToNumber(run, operand),
            _ => Conversions.TypeOf(operand),
        };
    }

    private object Apply(Binary binary, Locals? locals)
    {
        var left = Evaluate(binary.Left, locals);
        var right = Evaluate(binary.Right, locals);
        run.Position = binary.Position;
        return binary.Mark switch
        {
            "+" => Add(left, right),
            "===" => Equality.Strict(left, right),
            "!==" => !Equality.Strict(left, right),
            "==" => Equality.Loose(run, left, right),
            "!=" => !Equality.Loose(run, left, right),
            "<" => Equality.Less(run, left, right) == true,
            ">" => Equality.Less(run, right, left) == true,
            "<=" => Equality.Less(run, right, left) == false,
            ">=" => Equality.Less(run, left, right) == false,
            "in" => Members.Has(run, right, Members.Key(run, left)),
            _ => Calculate(binary.Mark, Conversions.ToNumber(run, left), Conversions.ToNumber(run, right)),
        };
    }

    private object Add(object? left, object? right)
    {
        left = Conversions.ToPrimitive(run, left, preferNumber: false);
        right = Conversions.ToPrimitive(run, right, preferNumber: false);
        if (left is not string && right is not string) return Conversions.ToNumber(run, left) + Conversions.ToNumber(run, right);
        string one = Conversions.ToText(run, left), two = Conversions.ToText(run, right);
        run.CheckLength((long)one.Length + two.Length);
        run.SpendOnText(one.Length + two.Length);
        return one + two;
    }

    private static double Calculate(string mark, double left, double right) => mark switch
    {
        "-" => left - right,
        "*" => left * right,
        "/" => left / right,
        "%" => left % right,
        _ => Numbers.Power(left, right),
    };

    private string Fill(Template template, Locals? locals)
    {
        var text = new TextBuilder(run);
        text.Append(template.Texts[0]);
        for (var i = 0; i < template.Parts.Count; i++)
        {
            var part = Evaluate(template.Parts[i], locals);
            run.Position = template.Parts[i].Position;
            text.Append(Conversions.ToText(run, part));
            text.Append(template.Texts[i + 1]);
        }
        return text.ToString();
    }
}
