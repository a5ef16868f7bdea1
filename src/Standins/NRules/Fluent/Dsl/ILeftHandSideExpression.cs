using System.Linq.Expressions;

namespace NRules.Fluent.Dsl;

/// <summary>The conditions of a rule. Each can use the variables that earlier ones bound.</summary>
public interface ILeftHandSideExpression
{
    /// <summary>A fact of the type that meets all conditions, bound to the variable.</summary>
    ILeftHandSideExpression Match<TFact>(Expression<Func<TFact>> alias, params Expression<Func<TFact, bool>>[] conditions);

    /// <summary>A fact of the type that meets all conditions, without a variable; the rule still matches once for each.</summary>
    ILeftHandSideExpression Match<TFact>(params Expression<Func<TFact, bool>>[] conditions);

    /// <summary>At least one such fact is there.</summary>
    ILeftHandSideExpression Exists<TFact>(params Expression<Func<TFact, bool>>[] conditions);

    /// <summary>No such fact is there.</summary>
    ILeftHandSideExpression Not<TFact>(params Expression<Func<TFact, bool>>[] conditions);

    /// <summary>Every fact of the type meets the condition; true when there is none.</summary>
    ILeftHandSideExpression All<TFact>(Expression<Func<TFact, bool>> condition);

    /// <summary>Every fact that meets the base condition meets the others; true when there is none.</summary>
    ILeftHandSideExpression All<TFact>(Expression<Func<TFact, bool>> baseCondition, params Expression<Func<TFact, bool>>[] conditions);

    /// <summary>A result of a query, bound to the variable.</summary>
    ILeftHandSideExpression Query<TResult>(Expression<Func<TResult>> alias, Func<IQuery, IQuery<TResult>> queryAction);

    /// <summary>All members must hold.</summary>
    ILeftHandSideExpression And(Action<ILeftHandSideExpression> builderAction);

    /// <summary>At least one member must hold; the rule matches once for each that does.</summary>
    ILeftHandSideExpression Or(Action<ILeftHandSideExpression> builderAction);

    /// <summary>Binds a value that is computed from earlier variables.</summary>
    ILeftHandSideExpression Let<TResult>(Expression<Func<TResult>> alias, Expression<Func<TResult>> expression);

    /// <summary>Conditions on the variables bound so far.</summary>
    ILeftHandSideExpression Having(params Expression<Func<bool>>[] conditions);
}
