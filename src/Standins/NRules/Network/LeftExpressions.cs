using System.Linq.Expressions;
using NRules.Memory;
using NRules.RuleModel;

namespace NRules.Network;

/// <summary>Binds the expressions of a left-hand side to their places in the network.</summary>
internal sealed class LeftExpressions(IRuleDefinition rule, VariableMap variables)
{
    /// <summary>The candidate fact in every bound expression.</summary>
    public static readonly ParameterExpression Candidate = Expression.Parameter(typeof(object), "candidate");
    private static readonly ParameterExpression Tuple = Expression.Parameter(typeof(BetaTuple), "tuple");

    /// <summary>Whether the expression reads nothing but the candidate fact.</summary>
    public static bool StandsAlone(ExpressionElement element, Declaration? own) =>
        own is not null && element.Expression.Parameters is [{ } only] && only.Name == own.Name;

    /// <summary>The condition of a candidate that <paramref name="own"/> names, next to a tuple of the level.</summary>
    public Condition Condition(ExpressionElement element, Declaration? own, int level)
    {
        var (body, places) = Bind(element.Expression, own, level);
        var condition = new Condition(element.Expression, places, Expression.Lambda<Func<BetaTuple?, object?, bool>>(body, Tuple, Candidate));
        condition.Rules.Add(rule);
        return condition;
    }

    public Selector Selector(ExpressionElement element, Declaration? own, int level)
    {
        var (body, places) = Bind(element.Expression, own, level);
        var selector = new Selector(
            element.Expression, places, Expression.Lambda<Func<BetaTuple?, object?, object?>>(Expression.Convert(body, typeof(object)), Tuple, Candidate));
        selector.Rules.Add(rule);
        return selector;
    }

    /// <summary>What equalities among the conditions let each side of a join compute alone; null when there are none.</summary>
    public JoinIndex? IndexOf(IEnumerable<ExpressionElement> conditions, Declaration own, int level)
    {
        Expression? leftKey = null;
        Expression? rightKey = null;
        foreach (var element in conditions)
        {
            var candidate = element.Expression.Parameters.FirstOrDefault(x => x.Name == own.Name);
            if (candidate is null)
            {
                continue;
            }

            foreach (var (ofCandidate, ofOthers) in JoinEqualities.In(element.Expression.Body, candidate))
            {
                var left = Replace(ofOthers, element.Expression, own, level, out _);
                var right = Replace(ofCandidate, element.Expression, own, level, out _);
                leftKey = leftKey is null ? left : JoinEqualities.Pair(leftKey, left);
                rightKey = rightKey is null ? right : JoinEqualities.Pair(rightKey, right);
            }
        }

        return leftKey is null
            ? null
            : new JoinIndex(
                new JoinKey<BetaTuple>(Expression.Lambda<Func<BetaTuple, int>>(leftKey, Tuple)),
                ExpressionText.Of(leftKey, Tuple, Candidate),
                new JoinKey<object?>(Expression.Lambda<Func<object?, int>>(rightKey!, Candidate)),
                ExpressionText.Of(rightKey!, Tuple, Candidate));
    }

    /// <summary>A text that is the same for expressions that mean the same at the same place.</summary>
    public string TextOf(ExpressionElement element, Declaration? own, int level) =>
        ExpressionText.Of(Bind(element.Expression, own, level).Body, Tuple, Candidate);

    private (Expression Body, IReadOnlyList<ArgumentPlace> Places) Bind(LambdaExpression expression, Declaration? own, int level)
    {
        var body = Replace(expression.Body, expression, own, level, out var places);
        return (body, places);
    }

    private Expression Replace(Expression part, LambdaExpression whole, Declaration? own, int level, out IReadOnlyList<ArgumentPlace> places)
    {
        var found = new List<ArgumentPlace>();
        var replacements = new Dictionary<ParameterExpression, Expression>();
        foreach (var parameter in whole.Parameters)
        {
            if (own is not null && parameter.Name == own.Name)
            {
                found.Add(ArgumentPlace.Candidate);
                replacements[parameter] = Expression.Convert(Candidate, parameter.Type);
                continue;
            }

            if (variables.StepsUp(parameter.Name!, level) is { } stepsUp)
            {
                found.Add(new ArgumentPlace(stepsUp));
                replacements[parameter] = VariableMap.Read(Tuple, stepsUp, parameter.Type);
            }
            else if (variables.IsBoundElsewhere(parameter.Name!))
            {
                found.Add(ArgumentPlace.Nowhere);
                replacements[parameter] = Expression.Default(parameter.Type);
            }
            else
            {
                throw new RuleCompilationException($"The variable {parameter.Name} is read in \"{whole}\" but nothing binds it.", rule.Name, null);
            }
        }

        places = found;
        return new ParameterReplacer(replacements).Visit(part);
    }
}

/// <summary>The keys of the two sides of a join, each with its canonical text.</summary>
internal sealed record JoinIndex(JoinKey<BetaTuple> Left, string LeftText, JoinKey<object?> Right, string RightText);
