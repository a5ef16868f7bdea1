namespace NRules.RuleModel;

/// <summary>A node of the tree that describes a rule. Immutable.</summary>
public abstract class RuleElement
{
    private readonly List<Declaration> exports = [];
    private readonly List<Declaration> imports = [];

    internal RuleElement()
    {
    }

    public abstract ElementType ElementType { get; }

    /// <summary>Variables that later elements of the rule can use.</summary>
    public IEnumerable<Declaration> Exports => exports;

    /// <summary>Variables of earlier elements that this element uses.</summary>
    public IEnumerable<Declaration> Imports => imports;

    internal void Export(Declaration declaration) => exports.Add(declaration);

    internal void Import(IEnumerable<Declaration> declarations)
    {
        foreach (var declaration in declarations)
        {
            if (!imports.Contains(declaration))
            {
                imports.Add(declaration);
            }
        }
    }

    internal abstract void Accept<TContext>(TContext context, RuleElementVisitor<TContext> visitor);
}

/// <summary>A group of conditions: all of them (<see cref="AndElement"/>) or at least one (<see cref="OrElement"/>).</summary>
public abstract class GroupElement : RuleElement
{
    internal GroupElement(IReadOnlyList<RuleElement> children)
    {
        ChildElements = children;
        Import(children.SelectMany(x => x.Imports).Except(children.SelectMany(x => x.Exports)));
        foreach (var declaration in children.SelectMany(x => x.Exports))
        {
            Export(declaration);
        }
    }

    /// <summary>The members in the order in which the rule names them.</summary>
    public IEnumerable<RuleElement> ChildElements { get; }
}

/// <summary>Every member must hold.</summary>
public sealed class AndElement : GroupElement
{
    internal AndElement(IReadOnlyList<RuleElement> children)
        : base(children)
    {
    }

    public override ElementType ElementType => ElementType.And;

    internal override void Accept<TContext>(TContext context, RuleElementVisitor<TContext> visitor) => visitor.VisitAnd(context, this);
}

/// <summary>At least one member must hold; the rule matches once for each that does.</summary>
public sealed class OrElement : GroupElement
{
    internal OrElement(IReadOnlyList<RuleElement> children)
        : base(children)
    {
    }

    public override ElementType ElementType => ElementType.Or;

    internal override void Accept<TContext>(TContext context, RuleElementVisitor<TContext> visitor) => visitor.VisitOr(context, this);
}
