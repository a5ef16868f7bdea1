using NRules.Diagnostics;
using NRules.Network;
using NRules.RuleModel;

namespace NRules.Agenda;

/// <summary>Matches that are to fire: by priority, then in the order in which they came.</summary>
internal sealed class MatchAgenda(Session session, MatchFilters filters)
{
    private Line? highest;

    /// <summary>Matches that no longer hold, whose linked facts have to go; null: none yet.</summary>
    public List<Match>? Unlinked { get; private set; }

    public void Add(Match match)
    {
        match.Trigger = MatchTrigger.Created;
        if (session.IsHeard)
        {
            session.Listeners.RaiseActivationCreated(session, match);
        }

        if (PassesFilters(match))
        {
            Enqueue(match);
        }
    }

    public void Update(Match match)
    {
        if (session.IsHeard)
        {
            session.Listeners.RaiseActivationUpdated(session, match);
        }

        if (match.HasFired)
        {
            if (match.Rule.Repeatability == RuleRepeatability.NonRepeatable)
            {
                return;
            }

            match.Trigger = MatchTrigger.Updated;
        }

        if (PassesFilters(match))
        {
            Enqueue(match);
        }
        else
        {
            match.IsWithheld = true;
        }
    }

    public void Remove(Match match)
    {
        match.IsGone = true;
        match.Trigger = MatchTrigger.Removed;
        if (session.IsHeard)
        {
            session.Listeners.RaiseActivationDeleted(session, match);
        }

        if (match.FirstLinked is not null)
        {
            (Unlinked ??= []).Add(match);
        }

        if (match.HasFired && match.Terminal.HasUndo)
        {
            Enqueue(match);
        }
    }

    /// <summary>The next match to fire, taken off the agenda; null when there is none.</summary>
    public Match? Take()
    {
        for (var line = highest; line is not null; line = line.Lower)
        {
            while (line.Take() is { } match)
            {
                match.IsQueued = false;
                if ((!match.IsGone && !match.IsWithheld) || (match.IsGone && match.HasFired && match.Terminal.HasUndo))
                {
                    return match;
                }
            }
        }

        return null;
    }

    private void Enqueue(Match match)
    {
        match.IsWithheld = false;
        if (match.IsQueued)
        {
            return;
        }

        match.IsQueued = true;
        LineOf(match.Terminal.Priority).Add(match);
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

    private bool PassesFilters(Match match) => match.Terminal.Filters.Length == 0 || filters.Pass(match);

    /// <summary>The matches of one priority, first in, first out, chained through themselves.</summary>
    private sealed class Line(int priority)
    {
        private Match? first;
        private Match? last;

        public int Priority { get; } = priority;

        public Line? Lower { get; set; }

        public void Add(Match match)
        {
            if (last is null)
            {
                first = match;
            }
            else
            {
                last.Next = match;
            }

            last = match;
        }

        public Match? Take()
        {
            if (first is not { } taken)
            {
                return null;
            }

            first = (Match?)taken.Next;
            last = first is null ? null : last;
            taken.Next = null;
            return taken;
        }
    }
}
