using NRules.Agenda;
using NRules.Memory;

namespace NRules;

/// <summary>Facts that live as long as the match that made them, and their changes that have not reached the network yet.</summary>
internal struct LinkedFacts(FactTable facts)
{
    /// <summary>The only new one: most firings bring no more before the network hears of it.</summary>
    private Fact? only;
    private List<Fact>? inserted;
    private List<Fact>? updated;
    private List<Fact>? retracted;

    /// <summary>Whether the network has something to hear.</summary>
    public readonly bool HasChanges => only is not null || inserted is { Count: > 0 } || updated is { Count: > 0 } || retracted is { Count: > 0 };

    public void Insert(Match match, object key, object value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        if (match.FindLinked(key) is not null)
        {
            throw new ArgumentException($"Linked fact already exists. Key={key}", nameof(key));
        }

        var fact = new LinkedFact(value, facts.NextOrder(), key, match);
        if (!facts.TryAdd(fact))
        {
            throw new ArgumentException($"Facts for insert already exist: {value}", nameof(value));
        }

        fact.NextOfMatch = match.FirstLinked;
        match.FirstLinked = fact;
        if (only is null && inserted is null)
        {
            only = fact;
            return;
        }

        inserted ??= [];
        if (only is not null)
        {
            inserted.Add(only);
            only = null;
        }

        inserted.Add(fact);
    }

    public void Update(Match match, object key, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var fact = Find(match, key);
        if (!facts.TryReplace(fact, value))
        {
            throw new ArgumentException($"Facts for update already exist: {value}", nameof(value));
        }

        if (only != fact && inserted?.Contains(fact) != true && updated?.Contains(fact) != true)
        {
            (updated ??= []).Add(fact);
        }
    }

    public void Retract(Match match, object key)
    {
        var fact = Find(match, key);
        if (match.FirstLinked is { } first && first == fact)
        {
            match.FirstLinked = first.NextOfMatch;
        }
        else
        {
            var before = match.FirstLinked!;
            while (before!.NextOfMatch != fact)
            {
                before = before.NextOfMatch!;
            }

            before.NextOfMatch = before.NextOfMatch!.NextOfMatch;
        }

        Drop(fact);
    }

    /// <summary>Drops all that was linked to a match which no longer holds.</summary>
    public void Unlink(Match match)
    {
        for (var linked = match.FirstLinked; linked is not null; linked = linked.NextOfMatch)
        {
            Drop(linked);
        }

        match.FirstLinked = null;
    }

    /// <summary>A new fact when it is all that waits for the network; else null.</summary>
    public Fact? TakeOnly()
    {
        if (only is null || retracted is not null || updated is not null)
        {
            return null;
        }

        var taken = only;
        only = null;
        return taken;
    }

    /// <summary>The next set of changes for the network, retractions first.</summary>
    public LinkedFactAction Take(out List<Fact> members)
    {
        if (retracted is { Count: > 0 })
        {
            (members, retracted) = (retracted, null);
            return LinkedFactAction.Retract;
        }

        if (updated is { Count: > 0 })
        {
            (members, updated) = (updated, null);
            return LinkedFactAction.Update;
        }

        members = only is null ? inserted ?? [] : [only];
        (only, inserted) = (null, null);
        return LinkedFactAction.Insert;
    }

    private void Drop(Fact fact)
    {
        facts.Remove(fact);
        updated?.Remove(fact);
        if (only == fact)
        {
            only = null;
        }
        else if (inserted?.Remove(fact) != true)
        {
            (retracted ??= []).Add(fact);
        }
    }

    private static Fact Find(Match match, object key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return match.FindLinked(key) ?? throw new ArgumentException($"Linked fact does not exist. Key={key}", nameof(key));
    }
}

internal sealed class LinkedFactSet(LinkedFactAction action, IReadOnlyList<object> facts) : ILinkedFactSet
{
    public LinkedFactAction Action { get; } = action;

    public int FactCount => facts.Count;

    public IEnumerable<object> Facts => facts;

    public static LinkedFactSet Of(LinkedFactAction action, ReadOnlySpan<Fact> members)
    {
        var values = new object[members.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = members[i].Value!;
        }

        return new LinkedFactSet(action, values);
    }
}
