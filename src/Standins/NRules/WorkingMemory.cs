using System.Runtime.InteropServices;
using NRules.Agenda;
using NRules.Diagnostics;
using NRules.Memory;
using NRules.Network;

namespace NRules;

/// <summary>The facts of a session, and how their changes go through the network.</summary>
internal sealed class WorkingMemory
{
    /// <summary>Facts that belong to matches. A field: a copy of it would go its own way.</summary>
    public LinkedFacts Linked;
    private readonly Session session;
    private readonly FactTable facts;
    private readonly Propagation propagation;

    public WorkingMemory(Session session, CompiledRules rules)
    {
        this.session = session;
        facts = new FactTable(rules);
        Linked = new LinkedFacts(facts);
        propagation = new Propagation(session, rules, facts, new MatchLedger(session));
    }

    public IEnumerable<object> Values => facts.Values;

    /// <summary>Brings the rules that hold without any fact onto the agenda.</summary>
    public void Begin()
    {
        propagation.Settle();
        propagation.ThrowFailure();
    }

    public FactBatch Batch(IEnumerable<object> values, BatchOptions options, bool isNew)
    {
        ArgumentNullException.ThrowIfNull(values);
        var array = values as object[] ?? [.. values];
        if (isNew)
        {
            facts.MakeRoom(array.Length);
        }

        return new FactBatch(array, options, this, isNew);
    }

    /// <summary>A new fact in the table; null when an equal one is there.</summary>
    public Fact? Add(object value)
    {
        var fact = new Fact(value, facts.NextOrder());
        return facts.TryAdd(fact) ? fact : null;
    }

    /// <summary>A fact that may be changed from outside: a linked one belongs to its match.</summary>
    public Fact? Find(object value) => facts.TryFind(value, out var fact) && fact is not LinkedFact ? fact : null;

    public void Drop(ReadOnlySpan<Fact> dropped)
    {
        foreach (var fact in dropped)
        {
            facts.Remove(fact);
        }
    }

    /// <summary>Puts the values in the place of the equal ones.</summary>
    public void Replace(IEnumerable<object> values)
    {
        foreach (var value in values)
        {
            if (Find(value) is { } fact)
            {
                facts.TryReplace(fact, value);
            }
        }
    }

    /// <summary>Takes facts through the network, and what follows for linked facts.</summary>
    /// <exception cref="RuleLhsExpressionEvaluationException">A condition failed; it counted as not met.</exception>
    public void Apply(LinkedFactAction action, ReadOnlySpan<Fact> changed)
    {
        Change(action, changed);
        Unlink();
        if (session.AutoPropagateLinkedFacts)
        {
            PropagateLinked(null);
        }

        propagation.ThrowFailure();
    }

    public void PropagateLinked(List<ILinkedFactSet>? report)
    {
        while (Linked.HasChanges)
        {
            if (Linked.TakeOnly() is { } only)
            {
                Propagate(LinkedFactAction.Insert, new ReadOnlySpan<Fact>(in only), report);
            }
            else
            {
                var action = Linked.Take(out var members);
                Propagate(action, CollectionsMarshal.AsSpan(members), report);
            }
        }

        propagation.ThrowFailure();
    }

    private void Propagate(LinkedFactAction action, ReadOnlySpan<Fact> members, List<ILinkedFactSet>? report)
    {
        report?.Add(LinkedFactSet.Of(action, members));
        Change(action, members);
        Unlink();
    }

    private void Change(LinkedFactAction action, ReadOnlySpan<Fact> changed)
    {
        foreach (var fact in changed)
        {
            if (session.IsHeard)
            {
                session.Listeners.RaiseChanging(session, action, fact);
            }

            if (action != LinkedFactAction.Insert)
            {
                propagation.Remove(fact);
            }
        }

        if (action != LinkedFactAction.Retract)
        {
            foreach (var fact in changed)
            {
                propagation.Insert(fact);
            }
        }

        propagation.Settle();
        if (!session.IsHeard)
        {
            return;
        }

        foreach (var fact in changed)
        {
            session.Listeners.RaiseChanged(session, action, fact);
        }
    }

    private void Unlink()
    {
        if (session.Agenda.Unlinked is not { Count: > 0 } unlinked)
        {
            return;
        }

        foreach (var match in unlinked)
        {
            Linked.Unlink(match);
        }

        unlinked.Clear();
    }
}
