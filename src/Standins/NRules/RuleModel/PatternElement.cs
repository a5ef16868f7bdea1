namespace NRules.RuleModel;

/// <summary>Facts of one type that meet conditions; or, with a <see cref="Source"/>, results of a query that do.</summary>
public sealed class PatternElement : RuleElement
{
    /// <summary>The name of a condition in <see cref="Expressions"/>.</summary>
    public const string ConditionName = "Condition";

    internal PatternElement(Declaration declaration, IReadOnlyList<NamedExpressionElement> expressions, RuleElement? source)
    {
        Declaration = declaration;
        Expressions = new ExpressionCollection(expressions);
        Source = source;
        declaration.Target = this;
        Export(declaration);
        Import(expressions.SelectMany(x => x.Imports).Concat(source?.Imports ?? []).Where(x => x != declaration));
    }

    public Declaration Declaration { get; }

    /// <summary>Conditions, all of which must hold. The parameter with the name of <see cref="Declaration"/> is the fact.</summary>
    public ExpressionCollection Expressions { get; }

    /// <summary>Where the facts come from; null when it is the session's memory.</summary>
    public RuleElement? Source { get; }

    public Type ValueType => Declaration.Type;

    public override ElementType ElementType => ElementType.Pattern;

    internal override void Accept<TContext>(TContext context, RuleElementVisitor<TContext> visitor) => visitor.VisitPattern(context, this);
}

/// <summary>No fact may match the source.</summary>
public sealed class NotElement : RuleElement
{
    internal NotElement(RuleElement source)
    {
        Source = source;
        Import(source.Imports);
    }

    public RuleElement Source { get; }

    public override ElementType ElementType => ElementType.Not;

    internal override void Accept<TContext>(TContext context, RuleElementVisitor<TContext> visitor) => visitor.VisitNot(context, this);
}

/// <summary>At least one fact must match the source; the rule matches once, however many do.</summary>
public sealed class ExistsElement : RuleElement
{
    internal ExistsElement(RuleElement source)
    {
        Source = source;
        Import(source.Imports);
    }

    public RuleElement Source { get; }

    public override ElementType ElementType => ElementType.Exists;

    internal override void Accept<TContext>(TContext context, RuleElementVisitor<TContext> visitor) => visitor.VisitExists(context, this);
}

/// <summary>Every fact that matches the base pattern must also match the other patterns.</summary>
public sealed class ForAllElement : RuleElement
{
    internal ForAllElement(PatternElement basePattern, IReadOnlyList<PatternElement> patterns)
    {
        BasePattern = basePattern;
        Patterns = patterns;
        Import(basePattern.Imports.Concat(patterns.SelectMany(x => x.Imports)));
    }

    public PatternElement BasePattern { get; }

    public IEnumerable<PatternElement> Patterns { get; }

    public override ElementType ElementType => ElementType.ForAll;

    internal override void Accept<TContext>(TContext context, RuleElementVisitor<TContext> visitor) => visitor.VisitForAll(context, this);
}
