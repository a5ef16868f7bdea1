using System.Globalization;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Text;

namespace NRules.Network;

/// <summary>
/// Writes an expression so that equal texts mean equal expressions: members and types by identity, parameters by place. What it does not know gets a text of its own,
/// so that it is never taken for something else.
/// </summary>
internal sealed class ExpressionText : ExpressionVisitor
{
    private readonly StringBuilder text = new();
    private readonly Dictionary<ParameterExpression, string> names = [];

    private ExpressionText(params ParameterExpression[] parameters)
    {
        foreach (var parameter in parameters)
        {
            names.Add(parameter, "@" + parameter.Name);
        }
    }

    public static string Of(Expression expression, params ParameterExpression[] parameters)
    {
        var writer = new ExpressionText(parameters);
        writer.Visit(expression);
        return writer.text.ToString();
    }

    public override Expression? Visit(Expression? node)
    {
        if (node is null)
        {
            text.Append('~');
            return null;
        }

        text.Append('(').Append((int)node.NodeType).Append(' ').Append(Identity(node.Type)).Append(' ');
        switch (node)
        {
            case ParameterExpression parameter:
                text.Append(NameOf(parameter));
                break;
            case ConstantExpression constant:
                Write(constant);
                break;
            case MemberExpression member:
                text.Append(Identity(member.Member)).Append(' ');
                Visit(member.Expression);
                break;
            case MethodCallExpression call:
                text.Append(Identity(call.Method)).Append(' ');
                Visit(call.Object);
                foreach (var argument in call.Arguments)
                {
                    Visit(argument);
                }

                break;
            case BinaryExpression { Conversion: null } binary:
                text.Append(binary.Method is null ? 0 : Identity(binary.Method)).Append(binary.IsLiftedToNull ? '?' : ' ');
                Visit(binary.Left);
                Visit(binary.Right);
                break;
            case UnaryExpression unary:
                text.Append(unary.Method is null ? 0 : Identity(unary.Method)).Append(' ');
                Visit(unary.Operand);
                break;
            case ConditionalExpression conditional:
                Visit(conditional.Test);
                Visit(conditional.IfTrue);
                Visit(conditional.IfFalse);
                break;
            case NewExpression { Constructor: { } constructor } creation:
                text.Append(Identity(constructor)).Append(' ');
                foreach (var argument in creation.Arguments)
                {
                    Visit(argument);
                }

                break;
            case NewArrayExpression array:
                foreach (var element in array.Expressions)
                {
                    Visit(element);
                }

                break;
            case LambdaExpression lambda:
                foreach (var parameter in lambda.Parameters)
                {
                    text.Append(NameOf(parameter)).Append(' ');
                }

                Visit(lambda.Body);
                break;
            case TypeBinaryExpression test:
                text.Append(Identity(test.TypeOperand)).Append(' ');
                Visit(test.Expression);
                break;
            default:
                text.Append('#').Append(Identity(node));
                break;
        }

        text.Append(')');
        return node;
    }

    private void Write(ConstantExpression constant)
    {
        switch (constant.Value)
        {
            case null:
                text.Append("null");
                break;
            case string value:
                text.Append(value.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(value);
                break;
            case IFormattable value when constant.Type.IsPrimitive || constant.Type.IsEnum:
                text.Append(value.ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                text.Append('#').Append(constant.Value is ValueType ? Identity(constant) : Identity(constant.Value));
                break;
        }
    }

    private string NameOf(ParameterExpression parameter)
    {
        if (!names.TryGetValue(parameter, out var name))
        {
            name = "$" + names.Count.ToString(CultureInfo.InvariantCulture);
            names.Add(parameter, name);
        }

        return name;
    }

    private static readonly ConditionalWeakTable<object, Identified> Known = [];
    private static long lastNumber;

    /// <summary>A number of the object itself, never given to another.</summary>
    private static long Identity(object of) => Known.GetValue(of, _ => new Identified(Interlocked.Increment(ref lastNumber))).Number;

    private sealed record Identified(long Number);
}
