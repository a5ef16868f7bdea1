using NRules.Diagnostics;
using NRules.Network;
using NRules.RuleModel;

namespace NRules.Agenda;

/// <summary>Matches that are to fire: by priority, then in the order in which they came.</summary>
internal sealed class MatchAgenda(Session session, EventProvider events)
{
    private readonly List<(int Priority, Queue<Activation> Queue)> queues = [];

    /// <summary>Matches that no longer hold, whose linked facts have to go.</summary>
    public List<Activation> Unlinked { get; } = [];

    public void Add(Activation activation)
    {
        activation.Trigger = MatchTrigger.Created;
        events.RaiseActivationCreated(session, activation);
        if (PassesFilters(activation))
        {
            Enqueue(activation);
        }
    }

    public void Update(Activation activation)
    {
        events.RaiseActivationUpdated(session, activation);
        if (activation.HasFired)
        {
            if (activation.Rule.Repeatability == RuleRepeatability.NonRepeatable)
            {
                return;
            }

            activation.Trigger = MatchTrigger.Updated;
        }

        if (PassesFilters(activation))
        {
            Enqueue(activation);
        }
        else
        {
            activation.IsWithheld = true;
        }
    }

    public void Remove(Activation activation)
    {
        activation.IsGone = true;
        activation.Trigger = MatchTrigger.Removed;
        events.RaiseActivationDeleted(session, activation);
        if (activation.FirstLinked is not null)
        {
            Unlinked.Add(activation);
        }

        if (activation.HasFired && activation.Terminal.HasUndo)
        {
            Enqueue(activation);
        }
    }

    /// <summary>The next match to fire, taken off the agenda; null when there is none.</summary>
    public Activation? Take()
    {
        foreach (var (_, queue) in queues)
        {
            while (queue.TryDequeue(out var activation))
            {
                activation.IsQueued = false;
                if ((!activation.IsGone && !activation.IsWithheld) || (activation.IsGone && activation.HasFired && activation.Terminal.HasUndo))
                {
                    return activation;
                }
            }
        }

        return null;
    }

    private void Enqueue(Activation activation)
    {
        activation.IsWithheld = false;
        if (activation.IsQueued)
        {
            return;
        }

        activation.IsQueued = true;
        QueueOf(activation.Rule.Priority).Enqueue(activation);
    }

    private Queue<Activation> QueueOf(int priority)
    {
        var place = 0;
        for (; place < queues.Count; place++)
        {
            if (queues[place].Priority == priority)
            {
                return queues[place].Queue;
            }

            if (queues[place].Priority < priority)
            {
                break;
            }
        }

        var queue = new Queue<Activation>();
        queues.Insert(place, (priority, queue));
        return queue;
    }

    private bool PassesFilters(Activation activation) => activation.Terminal.Filters.Count == 0 || session.PassesFilters(activation);
}
