using NRules.Diagnostics;
using NRules.Network;
using NRules.RuleModel;

namespace NRules.Agenda;

/// <summary>Matches that are to fire: by priority, then in the order in which they came.</summary>
internal struct MatchAgenda(Session session, int priorities)
{
    /// <summary>The filters that keep matches off it.</summary>
    public MatchFilters Filters = new(session);

    /// <summary>One a priority, the highest first.</summary>
    private readonly Line[] lines = new Line[priorities];

    /// <summary>Nothing waits in the lines before it.</summary>
    private int highest;

    /// <summary>Matches that no longer hold, whose linked facts have to go; null: none yet.</summary>
    public List<Match>? Unlinked { readonly get; private set; }

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
        Filters.Forget(match);
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
        for (; highest < lines.Length; highest++)
        {
            while (lines[highest].Take() is { } match)
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
        var rank = match.Terminal.Rank;
        lines[rank].Add(match);
        highest = Math.Min(highest, rank);
    }

    private readonly bool PassesFilters(Match match) => match.Terminal.Filters.Length == 0 || Filters.Pass(match);

    /// <summary>The matches of one priority, first in, first out, chained through themselves.</summary>
    private struct Line
    {
        private Match? first;
        private Match? last;

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
