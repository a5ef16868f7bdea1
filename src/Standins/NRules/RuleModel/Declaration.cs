using System.Linq.Expressions;

namespace NRules.RuleModel;

/// <summary>A named, typed variable that a rule element introduces: the alias of a pattern, the parameter of a dependency.</summary>
public sealed class Declaration
{
    private ParameterExpression? parameter;

    public Declaration(Type type, string name)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(name);
        Type = type;
        Name = name;
    }

    public string Name { get; }

    public Type Type { get; }

    /// <summary>The element that introduces the variable; null until the element is built.</summary>
    public RuleElement? Target { get; internal set; }

    /// <summary>The parameter that stands for the variable in conditions and actions.</summary>
    public ParameterExpression ToParameterExpression() => parameter ??= Expression.Parameter(Type, Name);

    public override string ToString() => $"{Name} ({Type.Name})";
}
