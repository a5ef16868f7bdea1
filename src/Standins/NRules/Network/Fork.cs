using System.Linq.Expressions;

namespace NRules.Network;

/// <summary>
/// Asks up to 64 conditions on one fact in a single call. A fact meets the first conditions of every rule about its type: one call each costs more than
/// the comparisons themselves.
/// </summary>
internal sealed class Fork(IReadOnlyList<Condition> conditions)
{
    public const int Most = 64;

    /// <summary>Made when a first fact comes: most types of a rule set never see one in a run.</summary>
    private Compiled<Func<object?, ulong>>? call;

    /// <summary>A bit for each condition that holds. Throws what any of them throws.</summary>
    public ulong Of(object? value) => (call ??= new Compiled<Func<object?, ulong>>(Together(conditions))).Call(value);

    private static Expression<Func<object?, ulong>> Together(IReadOnlyList<Condition> conditions)
    {
        var candidate = LeftExpressions.Candidate;
        var casts = new CandidateCasts();
        Expression all = Expression.Constant(0UL);
        for (var i = 0; i < conditions.Count; i++)
        {
            all = Expression.Or(all, Expression.Condition(casts.Visit(conditions[i].Bound.Body), Expression.Constant(1UL << i), Expression.Constant(0UL)));
        }

        return Expression.Lambda<Func<object?, ulong>>(Expression.Block(casts.Variables, [.. casts.Assignments, all]), candidate);
    }

    /// <summary>Converts the candidate to its type once for all conditions.</summary>
    private sealed class CandidateCasts : ExpressionVisitor
    {
        private readonly Dictionary<Type, ParameterExpression> typed = [];

        public IEnumerable<ParameterExpression> Variables => typed.Values;

        public IEnumerable<Expression> Assignments =>
            typed.Values.Select(x => Expression.Assign(x, Expression.Convert(LeftExpressions.Candidate, x.Type)));

        protected override Expression VisitUnary(UnaryExpression node)
        {
            if (node.NodeType != ExpressionType.Convert || node.Operand != LeftExpressions.Candidate)
            {
                return base.VisitUnary(node);
            }

            if (!typed.TryGetValue(node.Type, out var variable))
            {
                variable = Expression.Variable(node.Type);
                typed.Add(node.Type, variable);
            }

            return variable;
        }
    }
}
