using NRules.Agenda;
using NRules.Diagnostics;
using NRules.Network;
using NRules.RuleModel;

namespace NRules;

/// <summary>Runs the filters of rules, which keep matches off the agenda.</summary>
internal readonly struct MatchFilters(Session session)
{
    /// <summary>Whether a match may go to the agenda.</summary>
    public bool Pass(Match match)
    {
        foreach (var (type, expression) in match.Terminal.Filters)
        {
            if (type == FilterType.Predicate && Evaluate(match, expression) is not true)
            {
                return false;
            }
        }

        return match.FilterKeys is not { Length: > 0 } before || !before.AsSpan().SequenceEqual(KeysOf(match));
    }

    /// <summary>Keeps the values of the change filters, now that the match fires.</summary>
    public void Remember(Match match) => match.FilterKeys = KeysOf(match);

    private object?[] KeysOf(Match match)
    {
        var keys = new List<object?>();
        foreach (var (type, expression) in match.Terminal.Filters)
        {
            if (type == FilterType.KeyChange)
            {
                keys.Add(Evaluate(match, expression));
            }
        }

        return [.. keys];
    }

    private object? Evaluate(Match match, BoundExpression expression)
    {
        IReadOnlyList<object?> Arguments() => expression.Arguments(null, match, [], null);
        object? result;
        try
        {
            result = expression.Invoke(null, match, [], null);
        }
        catch (Exception failure)
        {
            if (session.Listeners.RaiseAgendaFailed(session, () => new AgendaExpressionErrorEventArgs(expression.Source, failure, Arguments(), match)))
            {
                return null;
            }

            throw new AgendaExpressionEvaluationException("Failed to evaluate agenda filter", expression.Source.ToString(), match.Rule.Name, failure);
        }

        session.Listeners.RaiseAgendaEvaluated(session, () => new AgendaExpressionEventArgs(expression.Source, null, Arguments(), result, match));
        return result;
    }
}
