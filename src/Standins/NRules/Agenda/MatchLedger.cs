using NRules.Memory;

namespace NRules.Agenda;

/// <summary>
/// Collects the matches that a change took away and brought, and nets them: a match of the same facts that comes back was updated.
/// </summary>
internal sealed class MatchLedger(MatchAgenda agenda)
{
    private const int Few = 8;
    private readonly List<BetaTuple> added = [];
    private List<BetaTuple>? gone;

    public void Added(BetaTuple tuple) => added.Add(tuple);

    /// <summary>A match that stays and whose facts have changed. One that has not reached the agenda yet is new all the same.</summary>
    public void Updated(BetaTuple tuple)
    {
        if (tuple.State is Activation)
        {
            added.Add(tuple);
        }
    }

    public void Removed(BetaTuple tuple)
    {
        if (tuple.State is Activation)
        {
            (gone ??= []).Add(tuple);
        }
    }

    public void Settle()
    {
        if (gone is { Count: > 0 } removed)
        {
            if (added.Count > 0)
            {
                SettleBoth(removed);
            }

            foreach (var tuple in removed)
            {
                var activation = (Activation)tuple.State!;
                if (ReferenceEquals(activation.Tuple, tuple))
                {
                    agenda.Remove(activation);
                }
            }

            removed.Clear();
        }
        else
        {
            foreach (var tuple in added)
            {
                Create(tuple);
            }
        }

        added.Clear();
    }

    private void SettleBoth(List<BetaTuple> removed)
    {
        if (removed.Count <= Few)
        {
            foreach (var tuple in added)
            {
                if (tuple.IsDead || tuple.State is not null || !TryRevive(tuple, removed))
                {
                    Create(tuple);
                }
            }

            return;
        }

        var byFacts = new Dictionary<BetaTuple, Activation>(removed.Count, SameFacts.Instance);
        foreach (var tuple in removed)
        {
            byFacts[tuple] = (Activation)tuple.State!;
        }

        foreach (var tuple in added)
        {
            if (!tuple.IsDead && tuple.State is null && byFacts.Remove(tuple, out var activation))
            {
                Revive(activation, tuple);
            }
            else
            {
                Create(tuple);
            }
        }
    }

    private bool TryRevive(BetaTuple tuple, List<BetaTuple> removed)
    {
        foreach (var before in removed)
        {
            var activation = (Activation)before.State!;
            if (ReferenceEquals(activation.Tuple, before) && SameFacts.Instance.Equals(before, tuple))
            {
                Revive(activation, tuple);
                return true;
            }
        }

        return false;
    }

    private void Revive(Activation activation, BetaTuple tuple)
    {
        activation.Tuple = tuple;
        tuple.State = activation;
        agenda.Update(activation);
    }

    private void Create(BetaTuple tuple)
    {
        if (tuple.IsDead)
        {
            return;
        }

        if (tuple.State is Activation known)
        {
            agenda.Update(known);
            return;
        }

        var activation = new Activation(tuple.Memory.Terminal!, tuple);
        tuple.State = activation;
        agenda.Add(activation);
    }

    private sealed class SameFacts : IEqualityComparer<BetaTuple>
    {
        public static readonly SameFacts Instance = new();

        public bool Equals(BetaTuple? x, BetaTuple? y)
        {
            if (x!.Memory != y!.Memory)
            {
                return false;
            }

            for (; x is not null && y is not null; x = x.Parent, y = y.Parent)
            {
                if (x.Fact is null ? y.Fact is not null : y.Fact is null || !x.Fact.IsSameAs(y.Fact))
                {
                    return false;
                }
            }

            return true;
        }

        public int GetHashCode(BetaTuple tuple)
        {
            var hash = tuple.Memory.GetHashCode();
            for (var part = tuple; part is not null; part = part.Parent)
            {
                hash = (hash * 31) + (part.Fact?.IdentityHash ?? 0);
            }

            return hash;
        }
    }
}
