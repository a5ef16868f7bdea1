using System.Collections;
using System.Linq.Expressions;

namespace NRules.RuleModel;

/// <summary>An expression of a rule. Its parameters carry the names of the variables that it reads.</summary>
public abstract class ExpressionElement : RuleElement
{
    internal ExpressionElement(LambdaExpression expression, IEnumerable<Declaration> imports)
    {
        Expression = expression;
        Import(imports);
    }

    public LambdaExpression Expression { get; }
}

/// <summary>An expression with the part that it plays: "Condition", "KeySelector", "ElementSelector", "Selector" and so on.</summary>
public sealed class NamedExpressionElement : ExpressionElement
{
    internal NamedExpressionElement(string name, LambdaExpression expression, IEnumerable<Declaration> imports)
        : base(expression, imports)
    {
        Name = name;
    }

    public string Name { get; }

    public override ElementType ElementType => ElementType.NamedExpression;

    internal override void Accept<TContext>(TContext context, RuleElementVisitor<TContext> visitor) => visitor.VisitNamedExpression(context, this);
}

/// <summary>The expressions of an element, in the order in which the rule names them.</summary>
public sealed class ExpressionCollection : IEnumerable<NamedExpressionElement>
{
    private readonly IReadOnlyList<NamedExpressionElement> expressions;

    internal ExpressionCollection(IReadOnlyList<NamedExpressionElement> expressions)
    {
        this.expressions = expressions;
    }

    public int Count => expressions.Count;

    /// <summary>The one expression of this name.</summary>
    /// <exception cref="InvalidOperationException">There is none, or more than one.</exception>
    public NamedExpressionElement this[string name] =>
        FindSingleOrDefault(name) ?? throw new InvalidOperationException($"The element has no expression named {name}.");

    /// <summary>All expressions of this name.</summary>
    public IEnumerable<NamedExpressionElement> Find(string name) => expressions.Where(x => x.Name == name);

    /// <summary>The one expression of this name, or null.</summary>
    /// <exception cref="InvalidOperationException">There is more than one.</exception>
    public NamedExpressionElement? FindSingleOrDefault(string name) => expressions.SingleOrDefault(x => x.Name == name);

    public IEnumerator<NamedExpressionElement> GetEnumerator() => expressions.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
