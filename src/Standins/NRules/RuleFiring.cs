using NRules.Agenda;
using NRules.Diagnostics;
using NRules.Network;
using NRules.RuleModel;

namespace NRules;

/// <summary>Runs the actions of a match.</summary>
internal readonly struct RuleFiring(Session session, WorkingMemory memory)
{
    public void Fire(Match match, CancellationToken cancellationToken)
    {
        var terminal = match.Terminal;
        var trigger = match.Trigger switch
        {
            MatchTrigger.Created => ActionTrigger.Activated,
            MatchTrigger.Updated => ActionTrigger.Reactivated,
            _ => ActionTrigger.Deactivated,
        };
        if (terminal.Filters.Length > 0 && !match.IsGone)
        {
            session.Agenda.Filters.Remember(match);
        }

        match.HasFired = true;
        if (session.IsHeard)
        {
            session.Listeners.RaiseRuleFiring(session, match);
        }

        var firing = new Firing(match, cancellationToken);
        if (terminal.NeedsContext)
        {
            GiveContext(ref firing);
        }

        if (session.ActionInterceptor is { } interceptor)
        {
            Intercept(interceptor, firing, trigger);
        }
        else
        {
            foreach (var action in terminal.Actions)
            {
                if ((action.Trigger & trigger) != 0)
                {
                    Run(in firing, action);
                }
            }
        }

        if (session.IsHeard)
        {
            session.Listeners.RaiseRuleFired(session, match);
        }
    }

    private void GiveContext(ref Firing firing)
    {
        firing.Context = new ActionContext(session, memory, firing.Match, firing.CancellationToken);
        var types = firing.Match.Terminal.Services;
        if (types.Length > 0)
        {
            firing.Services = [.. types.Select(firing.Context.Resolve)];
        }
    }

    private void Intercept(Extensibility.IActionInterceptor interceptor, Firing firing, ActionTrigger trigger)
    {
        if (firing.Context is null)
        {
            GiveContext(ref firing);
        }

        var owner = this;
        interceptor.Intercept(
            firing.Context!,
            [.. firing.Match.Terminal.Actions.Where(x => x.Trigger.HasFlag(trigger)).Select(x => new ActionInvocation(owner, firing, x, trigger))]);
    }

    private void Run(in Firing firing, RuleAction action)
    {
        var match = firing.Match;
        var current = action.Key is null ? null : match.FindLinked(action.Key)?.Value;
        var expression = current is not null && action.YieldUpdate is { } update ? update : action.Expression;
        Exception? failure = null;
        try
        {
            var result = expression.Invoke(firing.Context, match, firing.Services, current);
            if (action.Key is not null)
            {
                Yield(match, action.Key, current, result);
            }
        }
        catch (Exception thrown)
        {
            failure = thrown;
        }

        if (failure is not null || (session.IsHeard && session.Listeners.ListensToActions))
        {
            Tell(firing, expression, current, failure);
        }
    }

    private void Tell(Firing firing, BoundExpression expression, object? current, Exception? failure)
    {
        if (firing.Context is null)
        {
            GiveContext(ref firing);
        }

        var match = firing.Match;
        if (session.Listeners.ListensToActions)
        {
            session.Listeners.RaiseRhsEvaluated(session, new RhsExpressionEventArgs(expression.Source, failure, firing.Arguments(expression, current), match));
        }

        if (failure is not null && !session.Listeners.RaiseRhsFailed(
            session, new RhsExpressionErrorEventArgs(expression.Source, failure, firing.Arguments(expression, current), match)))
        {
            throw new RuleRhsExpressionEvaluationException("Failed to evaluate rule action", expression.Source.ToString(), match.Rule.Name, failure);
        }
    }

    private void Yield(Match match, object key, object? current, object? result)
    {
        if (current is null)
        {
            memory.Linked.Insert(match, key, result!);
        }
        else
        {
            memory.Linked.Update(match, key, result!);
        }
    }

    /// <summary>What the actions of one firing share. Most rules read nothing but their facts and get no context.</summary>
    private struct Firing(Match match, CancellationToken cancellationToken)
    {
        public readonly Match Match = match;
        public readonly CancellationToken CancellationToken = cancellationToken;
        public ActionContext? Context;
        public object?[] Services = [];

        public readonly IReadOnlyList<object?> Arguments(BoundExpression expression, object? current) => expression.Arguments(Context, Match, Services, current);
    }

    private sealed class ActionInvocation(RuleFiring owner, Firing firing, RuleAction action, ActionTrigger trigger) : Extensibility.IActionInvocation
    {
        public IReadOnlyList<object?> Arguments => firing.Arguments(action.Expression, null);

        public System.Linq.Expressions.Expression Expression => action.Expression.Source;

        public ActionTrigger Trigger => trigger;

        public void Invoke() => owner.Run(in firing, action);
    }
}
