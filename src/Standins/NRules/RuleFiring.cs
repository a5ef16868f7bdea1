using NRules.Agenda;
using NRules.Diagnostics;
using NRules.Network;
using NRules.RuleModel;

namespace NRules;

/// <summary>Runs the filters and actions of matches.</summary>
internal sealed class RuleFiring(Session session, LinkedFacts linked)
{
    public void Fire(Activation activation, CancellationToken cancellationToken)
    {
        var terminal = activation.Terminal;
        var trigger = activation.Trigger switch
        {
            MatchTrigger.Created => ActionTrigger.Activated,
            MatchTrigger.Updated => ActionTrigger.Reactivated,
            _ => ActionTrigger.Deactivated,
        };
        var context = new ActionContext(session, linked, activation, cancellationToken);
        if (terminal.Filters.Count > 0 && !activation.IsGone)
        {
            activation.FilterKeys = FilterKeysOf(activation);
        }

        activation.HasFired = true;
        session.Listeners.RaiseRuleFiring(session, activation);
        var services = ServicesOf(terminal, context);
        if (session.ActionInterceptor is { } interceptor)
        {
            Intercept(interceptor, context, services, trigger);
        }
        else
        {
            foreach (var action in terminal.Actions)
            {
                if ((action.Trigger & trigger) != 0)
                {
                    Run(context, action, services);
                }
            }
        }

        session.Listeners.RaiseRuleFired(session, activation);
    }

    private void Intercept(Extensibility.IActionInterceptor interceptor, ActionContext context, object?[] services, ActionTrigger trigger) =>
        interceptor.Intercept(
            context,
            [
                .. context.Activation.Terminal.Actions
                    .Where(x => x.Trigger.HasFlag(trigger))
                    .Select(x => new ActionInvocation(this, context, x, services, trigger)),
            ]);

    public void Run(ActionContext context, RuleAction action, object?[] services)
    {
        var activation = context.Activation;
        var current = action.Key is null ? null : context.GetLinked(action.Key);
        var expression = current is not null && action.YieldUpdate is { } update ? update : action.Expression;
        Exception? failure = null;
        try
        {
            var result = expression.Invoke(context, activation.Tuple, services, current);
            if (action.Key is not null)
            {
                Yield(activation, action.Key, current, result);
            }
        }
        catch (Exception thrown)
        {
            failure = thrown;
        }

        if (session.Listeners.ListensToActions)
        {
            session.Listeners.RaiseRhsEvaluated(session, new RhsExpressionEventArgs(
                expression.Source, failure, expression.Arguments(context, activation.Tuple, services, current), activation));
        }

        if (failure is not null && !session.Listeners.RaiseRhsFailed(session, new RhsExpressionErrorEventArgs(
            expression.Source, failure, expression.Arguments(context, activation.Tuple, services, current), activation)))
        {
            throw new RuleRhsExpressionEvaluationException("Failed to evaluate rule action", expression.Source.ToString(), activation.Rule.Name, failure);
        }
    }

    /// <summary>Whether a match may go to the agenda.</summary>
    public bool PassesFilters(Activation activation)
    {
        var filters = activation.Terminal.Filters;
        var services = ServicesOf(activation.Terminal, null);
        foreach (var (type, expression) in filters)
        {
            if (type == FilterType.Predicate && Evaluate(activation, expression, services) is not true)
            {
                return false;
            }
        }

        return activation.FilterKeys is not { Length: > 0 } before || !before.AsSpan().SequenceEqual(FilterKeysOf(activation));
    }

    private object?[] FilterKeysOf(Activation activation)
    {
        var services = ServicesOf(activation.Terminal, null);
        return [.. activation.Terminal.Filters.Where(x => x.Type == FilterType.KeyChange).Select(x => Evaluate(activation, x.Expression, services))];
    }

    private void Yield(Activation activation, object key, object? current, object? result)
    {
        if (current is null)
        {
            linked.Insert(activation, key, result!);
        }
        else
        {
            linked.Update(activation, key, result!);
        }
    }

    private object? Evaluate(Activation activation, BoundExpression expression, object?[] services)
    {
        IReadOnlyList<object?> Arguments() => expression.Arguments(null, activation.Tuple, services, null);
        object? result;
        try
        {
            result = expression.Invoke(null, activation.Tuple, services, null);
        }
        catch (Exception failure)
        {
            if (session.Listeners.RaiseAgendaFailed(session, () => new AgendaExpressionErrorEventArgs(expression.Source, failure, Arguments(), activation)))
            {
                return null;
            }

            throw new AgendaExpressionEvaluationException("Failed to evaluate agenda filter", expression.Source.ToString(), activation.Rule.Name, failure);
        }

        session.Listeners.RaiseAgendaEvaluated(session, () => new AgendaExpressionEventArgs(expression.Source, null, Arguments(), result, activation));
        return result;
    }

    private object?[] ServicesOf(RuleTerminal terminal, ActionContext? context)
    {
        if (context is null || terminal.Services.Count == 0)
        {
            return [];
        }

        return [.. terminal.Services.Select(context.Resolve)];
    }

    private sealed class ActionInvocation(RuleFiring firing, ActionContext context, RuleAction action, object?[] services, ActionTrigger trigger)
        : Extensibility.IActionInvocation
    {
        public IReadOnlyList<object?> Arguments => action.Expression.Arguments(context, context.Activation.Tuple, services, null);

        public System.Linq.Expressions.Expression Expression => action.Expression.Source;

        public ActionTrigger Trigger => trigger;

        public void Invoke() => firing.Run(context, action, services);
    }
}
