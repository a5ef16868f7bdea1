using System.Linq.Expressions;

namespace NRules.Network;

/// <summary>
/// Asks in a single call which of up to 64 memories a fact enters. Rules about one type have many conditions on one fact: a call for each costs more than
/// the comparisons themselves. What follows a condition is asked only where that holds.
/// </summary>
internal sealed class Question
{
    private readonly Compiled<Func<object?, ulong>>? call;

    public Question(IEnumerable<Selection> selections, RightMemory[] memories)
    {
        var casts = new CandidateCasts();
        var answer = Together(selections.Select(x => Answer(x, memories, casts)));
        if (answer is null or ConstantExpression)
        {
            Always = (ulong?)(answer as ConstantExpression)?.Value ?? 0;
            return;
        }

        call = new Compiled<Func<object?, ulong>>(
            Expression.Lambda<Func<object?, ulong>>(Expression.Block(casts.Variables, [.. casts.Assignments, answer]), LeftExpressions.Candidate));
    }

    /// <summary>What every fact of the type is answered; null where there are conditions.</summary>
    public ulong? Always { get; }

    /// <summary>A bit for each memory. Throws what any of the conditions throws.</summary>
    public ulong Ask(object? value) => Always ?? call!.Call(value);

    /// <summary>The bits of the memories of a selection and of those that follow; null when it has none.</summary>
    private static Expression? Answer(Selection selection, RightMemory[] memories, CandidateCasts casts)
    {
        var own = selection.Memories.Select(x => Array.IndexOf(memories, x)).Where(x => x >= 0).Aggregate(0UL, (all, bit) => all | (1UL << bit));
        var following = selection.Next.Select(x => Answer(x, memories, casts) is { } answer
            ? Expression.Condition(casts.Visit(x.Condition!.Bound.Body), answer, Expression.Constant(0UL))
            : null);
        return Together(following.Prepend(own == 0 ? null : (Expression)Expression.Constant(own)));
    }

    private static Expression? Together(IEnumerable<Expression?> answers) =>
        answers.Aggregate((all, one) => all is null ? one : one is null ? all : Expression.Or(all, one));

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
