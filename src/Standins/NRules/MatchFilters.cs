using NRules.Agenda;
using NRules.Diagnostics;
using NRules.Network;
using NRules.RuleModel;

namespace NRules;

/// <summary>Runs the filters of rules, which keep matches off the agenda.</summary>
internal struct MatchFilters(Session session)
{
    /// <summary>The values of the change filters when the rule last fired for a match.</summary>
    private Dictionary<Match, object?[]>? keys;

    /// <summary>Whether a match may go to the agenda.</summary>
    public readonly bool Pass(Match match)
    {
        foreach (var (type, expression) in match.Terminal.Filters)
        {
            if (type == FilterType.Predicate && Evaluate(match, expression) is not true)
            {
                return false;
            }
        }

        return keys?.TryGetValue(match, out var before) != true || !before.AsSpan().SequenceEqual(KeysOf(match));
    }

    /// <summary>Keeps the values of the change filters, now that the match fires.</summary>
    public void Remember(Match match)
    {
        if (KeysOf(match) is { Length: > 0 } values)
        {
            (keys ??= [])[match] = values;
        }
    }

    /// <summary>The match no longer holds.</summary>
    public readonly void Forget(Match match) => keys?.Remove(match);

    private readonly object?[] KeysOf(Match match)
    {
        var values = new List<object?>();
        foreach (var (type, expression) in match.Terminal.Filters)
        {
            if (type == FilterType.KeyChange)
            {
                values.Add(Evaluate(match, expression));
            }
        }

        return [.. values];
    }

    private readonly object? Evaluate(Match match, BoundExpression expression)
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
