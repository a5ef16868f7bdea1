using System.Linq.Expressions;

namespace NRules.RuleModel;

/// <summary>An action of a rule. Its first parameter is the <see cref="IContext"/>.</summary>
public sealed class ActionElement : ExpressionElement
{
    /// <summary>When an action runs unless the rule says otherwise.</summary>
    public const ActionTrigger DefaultTrigger = ActionTrigger.Activated | ActionTrigger.Reactivated;

    internal ActionElement(LambdaExpression expression, IEnumerable<Declaration> imports, ActionTrigger actionTrigger)
        : base(expression, imports)
    {
        ActionTrigger = actionTrigger;
    }

    public ActionTrigger ActionTrigger { get; }

    /// <summary>Builds the yielded fact for the second and later firings of a match; null when <see cref="ExpressionElement.Expression"/> does.</summary>
    internal LambdaExpression? YieldUpdate { get; init; }

    internal bool IsYield { get; init; }

    public override ElementType ElementType => ElementType.Action;

    internal override void Accept<TContext>(TContext context, RuleElementVisitor<TContext> visitor) => visitor.VisitAction(context, this);
}

/// <summary>The right-hand side of a rule: its actions in order.</summary>
public sealed class ActionGroupElement : RuleElement
{
    internal ActionGroupElement(IReadOnlyList<ActionElement> actions)
    {
        Actions = actions;
        Import(actions.SelectMany(x => x.Imports));
    }

    public IEnumerable<ActionElement> Actions { get; }

    public override ElementType ElementType => ElementType.ActionGroup;

    internal override void Accept<TContext>(TContext context, RuleElementVisitor<TContext> visitor) => visitor.VisitActionGroup(context, this);
}
