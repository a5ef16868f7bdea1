using NRules.Agenda;
using NRules.Memory;

namespace NRules;

/// <summary>Facts that live as long as the match that made them, and their changes that have not reached the network yet.</summary>
internal sealed class LinkedFacts(FactTable facts)
{
    private List<Fact> inserted = [];
    private List<Fact> updated = [];
    private List<Fact> retracted = [];

    public void Insert(Activation activation, object key, object value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        var linked = activation.Linked ??= [];
        if (linked.ContainsKey(key))
        {
            throw new ArgumentException($"Linked fact already exists. Key={key}", nameof(key));
        }

        var fact = new Fact(value, facts.NextOrder()) { Owner = activation };
        if (!facts.TryAdd(fact))
        {
            throw new ArgumentException($"Facts for insert already exist: {value}", nameof(value));
        }

        linked.Add(key, fact);
        inserted.Add(fact);
    }

    public void Update(Activation activation, object key, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var fact = Find(activation, key);
        if (!facts.TryReplace(fact, value))
        {
            throw new ArgumentException($"Facts for update already exist: {value}", nameof(value));
        }

        if (!inserted.Contains(fact) && !updated.Contains(fact))
        {
            updated.Add(fact);
        }
    }

    public void Retract(Activation activation, object key)
    {
        var fact = Find(activation, key);
        activation.Linked!.Remove(key);
        Drop(fact);
    }

    /// <summary>Drops all that was linked to a match which no longer holds.</summary>
    public void Unlink(Activation activation)
    {
        foreach (var fact in activation.Linked!.Values)
        {
            Drop(fact);
        }

        activation.Linked.Clear();
    }

    /// <summary>The next set of changes for the network, retractions first; null when there are none.</summary>
    public LinkedFactSet? Take()
    {
        if (retracted.Count > 0)
        {
            return Take(LinkedFactAction.Retract, ref retracted);
        }

        if (updated.Count > 0)
        {
            return Take(LinkedFactAction.Update, ref updated);
        }

        return inserted.Count > 0 ? Take(LinkedFactAction.Insert, ref inserted) : null;
    }

    private void Drop(Fact fact)
    {
        facts.Remove(fact);
        updated.Remove(fact);
        if (!inserted.Remove(fact))
        {
            retracted.Add(fact);
        }
    }

    private static Fact Find(Activation activation, object key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return activation.Linked is { } linked && linked.TryGetValue(key, out var fact)
            ? fact
            : throw new ArgumentException($"Linked fact does not exist. Key={key}", nameof(key));
    }

    private static LinkedFactSet Take(LinkedFactAction action, ref List<Fact> members)
    {
        var set = new LinkedFactSet(action, members);
        members = [];
        return set;
    }
}

internal sealed record LinkedFactSet(LinkedFactAction Action, List<Fact> Members) : ILinkedFactSet
{
    public int FactCount => Members.Count;

    public IEnumerable<object> Facts => Members.Select(x => x.Value!);
}
