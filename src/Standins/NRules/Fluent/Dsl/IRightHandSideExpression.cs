using System.Linq.Expressions;
using NRules.RuleModel;

namespace NRules.Fluent.Dsl;

/// <summary>The actions of a rule, run in the order in which they are stated.</summary>
public interface IRightHandSideExpression
{
    /// <summary>Runs on the transitions that the trigger names.</summary>
    IRightHandSideExpression Action(Expression<Action<IContext>> action, ActionTrigger actionTrigger);

    /// <summary>Runs when the match is new or updated.</summary>
    IRightHandSideExpression Do(Expression<Action<IContext>> action);

    /// <summary>Runs when the match no longer holds, after the rule had fired for it.</summary>
    IRightHandSideExpression Undo(Expression<Action<IContext>> action);

    /// <summary>
    /// Produces a fact that lives as long as the match: inserted at the first firing, replaced at later ones, retracted when the match no longer holds.
    /// </summary>
    IRightHandSideExpression Yield<TFact>(Expression<Func<IContext, TFact>> yield);

    /// <summary>The same, with an expression of its own for later firings; it is given the current fact.</summary>
    IRightHandSideExpression Yield<TFact>(Expression<Func<IContext, TFact>> yieldInsert, Expression<Func<IContext, TFact, TFact>> yieldUpdate);
}

/// <summary>Services that a rule's actions use.</summary>
public interface IDependencyExpression
{
    /// <summary>Binds the variable to the service of that type, resolved whenever the rule fires.</summary>
    IDependencyExpression Resolve<TDependency>(Expression<Func<TDependency>> alias);
}

/// <summary>Filters on matches that meet the conditions.</summary>
public interface IFilterExpression
{
    /// <summary>A match that has fired fires again only when one of these values has changed.</summary>
    IFilterExpression OnChange(params Expression<Func<object?>>[] keySelectors);

    /// <summary>A match fires only when all of these hold.</summary>
    IFilterExpression Where(params Expression<Func<bool>>[] predicates);
}
