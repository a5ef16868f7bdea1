using NRules.Memory;

namespace NRules.Agenda;

/// <summary>
/// Collects the matches that a change took away and brought, and nets them: a match of the same facts that comes back was updated.
/// </summary>
internal struct MatchLedger(Session session)
{
    private const int Few = 8;
    private Match? firstAdded;
    private Match? lastAdded;
    private List<Match>? gone;

    public void Added(Match match)
    {
        if (match.IsNoted)
        {
            return;
        }

        match.IsNoted = true;
        if (firstAdded is null)
        {
            firstAdded = match;
        }
        else
        {
            lastAdded!.NextNoted = match;
        }

        lastAdded = match;
    }

    /// <summary>A match that stays and whose facts have changed. One that has not reached the agenda yet is new all the same.</summary>
    public void Updated(Match match)
    {
        if (match.IsKnown)
        {
            Added(match);
        }
    }

    public void Removed(Match match)
    {
        if (match.IsKnown)
        {
            (gone ??= []).Add(match);
        }
    }

    public void Settle()
    {
        if (gone is { Count: > 0 } removed)
        {
            if (firstAdded is not null)
            {
                SettleBoth(removed);
            }

            foreach (var match in removed)
            {
                // One that has come back lives again.
                if (match.IsDead)
                {
                    session.Agenda.Remove(match);
                }
            }

            removed.Clear();
        }
        else
        {
            while (TakeAdded() is { } match)
            {
                Enter(match);
            }
        }
    }

    private void SettleBoth(List<Match> removed)
    {
        var byFacts = removed.Count > Few ? ByFacts(removed) : null;
        while (TakeAdded() is { } match)
        {
            if (!match.IsDead && !match.IsKnown && Find(match, removed, byFacts) is { } before)
            {
                before.ReturnAs(match);
                session.Agenda.Update(before);
            }
            else
            {
                Enter(match);
            }
        }
    }

    private static Dictionary<Match, Match> ByFacts(List<Match> removed)
    {
        var byFacts = new Dictionary<Match, Match>(removed.Count, SameFacts.Instance);
        foreach (var match in removed)
        {
            byFacts[match] = match;
        }

        return byFacts;
    }

    private static Match? Find(Match match, List<Match> removed, Dictionary<Match, Match>? byFacts)
    {
        if (byFacts is not null)
        {
            return byFacts.Remove(match, out var found) ? found : null;
        }

        foreach (var before in removed)
        {
            if (before.IsDead && SameFacts.Instance.Equals(before, match))
            {
                return before;
            }
        }

        return null;
    }

    private Match? TakeAdded()
    {
        var taken = firstAdded;
        if (taken is not null)
        {
            firstAdded = taken.NextNoted;
            taken.NextNoted = null;
            taken.IsNoted = false;
        }

        return taken;
    }

    private readonly void Enter(Match match)
    {
        if (match.IsDead)
        {
            return;
        }

        if (match.IsKnown)
        {
            session.Agenda.Update(match);
            return;
        }

        match.IsKnown = true;
        session.Agenda.Add(match);
    }

    private sealed class SameFacts : IEqualityComparer<Match>
    {
        public static readonly SameFacts Instance = new();

        public bool Equals(Match? one, Match? other)
        {
            if (one!.Memory != other!.Memory)
            {
                return false;
            }

            BetaTuple? x = one;
            BetaTuple? y = other;
            for (; x is not null && y is not null; x = x.Parent, y = y.Parent)
            {
                if (x.Fact is null ? y.Fact is not null : y.Fact is null || !x.Fact.IsSameAs(y.Fact))
                {
                    return false;
                }
            }

            return true;
        }

        public int GetHashCode(Match match)
        {
            var hash = match.Memory.GetHashCode();
            for (BetaTuple? part = match; part is not null; part = part.Parent)
            {
                hash = (hash * 31) + (part.Fact?.IdentityHash ?? 0);
            }

            return hash;
        }
    }
}
