using NRules.Diagnostics;
using NRules.Network;
using NRules.RuleModel;

namespace NRules.Agenda;

/// <summary>Matches that are to fire: by priority, then in the order in which they came.</summary>
internal sealed class MatchAgenda(Session session)
{
    private Line? highest;

    /// <summary>Matches that no longer hold, whose linked facts have to go; null: none yet.</summary>
    public List<Activation>? Unlinked { get; private set; }

    public void Add(Activation activation)
    {
        activation.Trigger = MatchTrigger.Created;
        session.Listeners.RaiseActivationCreated(session, activation);
        if (PassesFilters(activation))
        {
            Enqueue(activation);
        }
    }

    public void Update(Activation activation)
    {
        session.Listeners.RaiseActivationUpdated(session, activation);
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
        session.Listeners.RaiseActivationDeleted(session, activation);
        if (activation.FirstLinked is not null)
        {
            (Unlinked ??= []).Add(activation);
        }

        if (activation.HasFired && activation.Terminal.HasUndo)
        {
            Enqueue(activation);
        }
    }

    /// <summary>The next match to fire, taken off the agenda; null when there is none.</summary>
    public Activation? Take()
    {
        for (var line = highest; line is not null; line = line.Lower)
        {
            while (line.Take() is { } activation)
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
        LineOf(activation.Rule.Priority).Add(activation);
    }

    private Line LineOf(int priority)
    {
        Line? higher = null;
        var line = highest;
        for (; line is not null && line.Priority > priority; line = line.Lower)
        {
            higher = line;
        }

        if (line?.Priority == priority)
        {
            return line;
        }

        var own = new Line(priority) { Lower = line };
        if (higher is null)
        {
            highest = own;
        }
        else
        {
            higher.Lower = own;
        }

        return own;
    }

    private bool PassesFilters(Activation activation) => activation.Terminal.Filters.Count == 0 || session.PassesFilters(activation);

    /// <summary>The matches of one priority, first in, first out, chained through themselves.</summary>
    private sealed class Line(int priority)
    {
        private Activation? first;
        private Activation? last;

        public int Priority { get; } = priority;

        public Line? Lower { get; set; }

        public void Add(Activation activation)
        {
            if (last is null)
            {
                first = activation;
            }
            else
            {
                last.NextInLine = activation;
            }

            last = activation;
        }

        public Activation? Take()
        {
            if (first is not { } taken)
            {
                return null;
            }

            first = taken.NextInLine;
            last = first is null ? null : last;
            taken.NextInLine = null;
            return taken;
        }
    }
}
