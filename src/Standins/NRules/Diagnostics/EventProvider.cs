using NRules.Memory;
using NRules.Network;
using NRules.RuleModel;

namespace NRules.Diagnostics;

/// <summary>Raises events to the listeners of a session and to those of its factory.</summary>
internal sealed class EventProvider(EventProvider? parent) : IEventProvider
{
    public event EventHandler<WorkingMemoryEventArgs>? FactInsertingEvent;

    public event EventHandler<WorkingMemoryEventArgs>? FactInsertedEvent;

    public event EventHandler<WorkingMemoryEventArgs>? FactUpdatingEvent;

    public event EventHandler<WorkingMemoryEventArgs>? FactUpdatedEvent;

    public event EventHandler<WorkingMemoryEventArgs>? FactRetractingEvent;

    public event EventHandler<WorkingMemoryEventArgs>? FactRetractedEvent;

    public event EventHandler<AgendaEventArgs>? ActivationCreatedEvent;

    public event EventHandler<AgendaEventArgs>? ActivationUpdatedEvent;

    public event EventHandler<AgendaEventArgs>? ActivationDeletedEvent;

    public event EventHandler<AgendaEventArgs>? RuleFiringEvent;

    public event EventHandler<AgendaEventArgs>? RuleFiredEvent;

    public event EventHandler<LhsExpressionEventArgs>? LhsExpressionEvaluatedEvent;

    public event EventHandler<LhsExpressionErrorEventArgs>? LhsExpressionFailedEvent;

    public event EventHandler<AgendaExpressionEventArgs>? AgendaExpressionEvaluatedEvent;

    public event EventHandler<AgendaExpressionErrorEventArgs>? AgendaExpressionFailedEvent;

    public event EventHandler<RhsExpressionEventArgs>? RhsExpressionEvaluatedEvent;

    public event EventHandler<RhsExpressionErrorEventArgs>? RhsExpressionFailedEvent;

    /// <summary>Whether anybody has got it and can listen.</summary>
    public bool IsHandedOut { get; set; }

    public bool ListensToConditions => LhsExpressionEvaluatedEvent is not null || parent?.LhsExpressionEvaluatedEvent is not null;

    public void RaiseChanging(ISession session, LinkedFactAction action, Fact fact)
    {
        switch (action)
        {
            case LinkedFactAction.Insert:
                Raise(session, fact, FactInsertingEvent, parent?.FactInsertingEvent);
                break;
            case LinkedFactAction.Update:
                Raise(session, fact, FactUpdatingEvent, parent?.FactUpdatingEvent);
                break;
            default:
                Raise(session, fact, FactRetractingEvent, parent?.FactRetractingEvent);
                break;
        }
    }

    public void RaiseChanged(ISession session, LinkedFactAction action, Fact fact)
    {
        switch (action)
        {
            case LinkedFactAction.Insert:
                Raise(session, fact, FactInsertedEvent, parent?.FactInsertedEvent);
                break;
            case LinkedFactAction.Update:
                Raise(session, fact, FactUpdatedEvent, parent?.FactUpdatedEvent);
                break;
            default:
                Raise(session, fact, FactRetractedEvent, parent?.FactRetractedEvent);
                break;
        }
    }

    public void RaiseActivationCreated(ISession session, IMatch match) => Raise(session, match, ActivationCreatedEvent, parent?.ActivationCreatedEvent);

    public void RaiseActivationUpdated(ISession session, IMatch match) => Raise(session, match, ActivationUpdatedEvent, parent?.ActivationUpdatedEvent);

    public void RaiseActivationDeleted(ISession session, IMatch match) => Raise(session, match, ActivationDeletedEvent, parent?.ActivationDeletedEvent);

    public void RaiseRuleFiring(ISession session, IMatch match) => Raise(session, match, RuleFiringEvent, parent?.RuleFiringEvent);

    public void RaiseRuleFired(ISession session, IMatch match) => Raise(session, match, RuleFiredEvent, parent?.RuleFiredEvent);

    public void RaiseLhsEvaluated(ISession session, RuleExpression expression, BetaTuple? tuple, Fact? fact, object? result, Exception? exception)
    {
        if (ListensToConditions)
        {
            var arguments = new LhsExpressionEventArgs(
                expression.Source, exception, ArgumentsOf(expression, tuple, fact), result, FactsOf(tuple, fact), expression.Rules);
            LhsExpressionEvaluatedEvent?.Invoke(session, arguments);
            parent?.LhsExpressionEvaluatedEvent?.Invoke(session, arguments);
        }
    }

    /// <summary>True when a listener marked the failure as handled.</summary>
    public bool RaiseLhsFailed(ISession session, RuleExpression expression, BetaTuple? tuple, Fact? fact, Exception exception)
    {
        if (LhsExpressionFailedEvent is null && parent?.LhsExpressionFailedEvent is null)
        {
            return false;
        }

        var arguments = new LhsExpressionErrorEventArgs(
            expression.Source, exception, ArgumentsOf(expression, tuple, fact), FactsOf(tuple, fact), expression.Rules);
        LhsExpressionFailedEvent?.Invoke(session, arguments);
        parent?.LhsExpressionFailedEvent?.Invoke(session, arguments);
        return arguments.IsHandled;
    }

    public void RaiseAgendaEvaluated(ISession session, Func<AgendaExpressionEventArgs> arguments)
    {
        if (AgendaExpressionEvaluatedEvent is not null || parent?.AgendaExpressionEvaluatedEvent is not null)
        {
            var made = arguments();
            AgendaExpressionEvaluatedEvent?.Invoke(session, made);
            parent?.AgendaExpressionEvaluatedEvent?.Invoke(session, made);
        }
    }

    public bool RaiseAgendaFailed(ISession session, Func<AgendaExpressionErrorEventArgs> arguments)
    {
        if (AgendaExpressionFailedEvent is null && parent?.AgendaExpressionFailedEvent is null)
        {
            return false;
        }

        var made = arguments();
        AgendaExpressionFailedEvent?.Invoke(session, made);
        parent?.AgendaExpressionFailedEvent?.Invoke(session, made);
        return made.IsHandled;
    }

    public bool ListensToActions => RhsExpressionEvaluatedEvent is not null || parent?.RhsExpressionEvaluatedEvent is not null;

    public void RaiseRhsEvaluated(ISession session, RhsExpressionEventArgs arguments)
    {
        RhsExpressionEvaluatedEvent?.Invoke(session, arguments);
        parent?.RhsExpressionEvaluatedEvent?.Invoke(session, arguments);
    }

    public bool RaiseRhsFailed(ISession session, RhsExpressionErrorEventArgs arguments)
    {
        RhsExpressionFailedEvent?.Invoke(session, arguments);
        parent?.RhsExpressionFailedEvent?.Invoke(session, arguments);
        return arguments.IsHandled;
    }

    private static void Raise(ISession session, Fact fact, EventHandler<WorkingMemoryEventArgs>? own, EventHandler<WorkingMemoryEventArgs>? shared)
    {
        if (own is not null || shared is not null)
        {
            var arguments = new WorkingMemoryEventArgs(fact);
            own?.Invoke(session, arguments);
            shared?.Invoke(session, arguments);
        }
    }

    private static void Raise(ISession session, IMatch match, EventHandler<AgendaEventArgs>? own, EventHandler<AgendaEventArgs>? shared)
    {
        if (own is not null || shared is not null)
        {
            var arguments = new AgendaEventArgs(match);
            own?.Invoke(session, arguments);
            shared?.Invoke(session, arguments);
        }
    }

    private static IReadOnlyList<object?> ArgumentsOf(RuleExpression expression, BetaTuple? tuple, Fact? fact) =>
        [.. expression.Arguments.Select(x => x.FactOf(tuple, fact)?.Value)];

    private static List<IFact> FactsOf(BetaTuple? tuple, Fact? fact)
    {
        var facts = new List<IFact>();
        if (fact is not null)
        {
            facts.Add(fact);
        }

        for (; tuple is not null; tuple = tuple.Parent)
        {
            if (tuple.Fact is not null)
            {
                facts.Insert(0, tuple.Fact);
            }
        }

        return facts;
    }
}
