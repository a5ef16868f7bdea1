namespace NRules.Diagnostics;

/// <summary>What happens in a session. The sender is the <see cref="ISession"/>.</summary>
public interface IEventProvider
{
    event EventHandler<WorkingMemoryEventArgs>? FactInsertingEvent;

    event EventHandler<WorkingMemoryEventArgs>? FactInsertedEvent;

    event EventHandler<WorkingMemoryEventArgs>? FactUpdatingEvent;

    event EventHandler<WorkingMemoryEventArgs>? FactUpdatedEvent;

    event EventHandler<WorkingMemoryEventArgs>? FactRetractingEvent;

    event EventHandler<WorkingMemoryEventArgs>? FactRetractedEvent;

    /// <summary>A set of facts has come to match a rule.</summary>
    event EventHandler<AgendaEventArgs>? ActivationCreatedEvent;

    /// <summary>A fact of a match was updated and the match still holds.</summary>
    event EventHandler<AgendaEventArgs>? ActivationUpdatedEvent;

    /// <summary>A set of facts no longer matches.</summary>
    event EventHandler<AgendaEventArgs>? ActivationDeletedEvent;

    event EventHandler<AgendaEventArgs>? RuleFiringEvent;

    event EventHandler<AgendaEventArgs>? RuleFiredEvent;

    /// <summary>
    /// A condition, selector or binding was evaluated. While somebody listens, joins compare every pair instead of using their index, so that each comparison is seen.
    /// </summary>
    event EventHandler<LhsExpressionEventArgs>? LhsExpressionEvaluatedEvent;

    /// <summary>A condition failed. Marked as handled, it counts as false.</summary>
    event EventHandler<LhsExpressionErrorEventArgs>? LhsExpressionFailedEvent;

    event EventHandler<AgendaExpressionEventArgs>? AgendaExpressionEvaluatedEvent;

    /// <summary>A filter failed. Marked as handled, it does not let the match fire.</summary>
    event EventHandler<AgendaExpressionErrorEventArgs>? AgendaExpressionFailedEvent;

    event EventHandler<RhsExpressionEventArgs>? RhsExpressionEvaluatedEvent;

    /// <summary>An action failed. Marked as handled, firing goes on.</summary>
    event EventHandler<RhsExpressionErrorEventArgs>? RhsExpressionFailedEvent;
}
