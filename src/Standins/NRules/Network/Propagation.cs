using NRules.Agenda;
using NRules.Diagnostics;
using NRules.Memory;
using NRules.RuleModel;

namespace NRules.Network;

/// <summary>
/// One session's state of the network. A change removes what hung on the old facts and inserts the new; what depends on the absence or the number of facts
/// is settled afterwards, level by level, and the agenda learns the net difference only.
/// </summary>
internal sealed class Propagation
{
    private readonly ISession session;
    private readonly MatchLedger ledger;
    private readonly IndexedMemory<FactEntry>?[] right;
    private readonly IndexedMemory<BetaTuple>?[] left;
    private List<BetaTuple>?[]? dirty;
    private RuleLhsExpressionEvaluationException? failure;
    private readonly FactTable facts;

    public Propagation(ISession session, CompiledRules rules, EventProvider events, FactTable facts, MatchLedger ledger)
    {
        this.session = session;
        this.facts = facts;
        this.ledger = ledger;
        Rules = rules;
        Events = events;
        right = new IndexedMemory<FactEntry>?[rules.RightMemoryCount];
        left = new IndexedMemory<BetaTuple>?[rules.LeftMemoryCount];
        foreach (var root in rules.Roots)
        {
            Create(root, null, null, null);
        }
    }

    public CompiledRules Rules { get; }

    public EventProvider Events { get; }

    public long NextOrder() => facts.NextOrder();

    public void Insert(Fact fact)
    {
        foreach (var selection in Rules.SelectionsFor(fact.Value!.GetType()))
        {
            selection.Insert(this, fact);
        }
    }

    public void Remove(Fact fact)
    {
        for (var entry = fact.FirstEntry; entry is not null; entry = entry.NextOfFact)
        {
            while (entry.FirstTuple is { } tuple)
            {
                Remove(tuple);
            }

            while (entry.FirstLink is { } link)
            {
                link.Detach();
                (link.Tuple.State as QueryState)?.Remove(this, fact);
                MarkDirty(link.Tuple);
            }

            if (entry.Bucket is not null)
            {
                right[entry.Memory.Id]!.Take(entry);
            }
        }

        fact.FirstEntry = null;
    }

    /// <summary>Settles what is pending and hands the net difference to the ledger.</summary>
    /// <exception cref="RuleLhsExpressionEvaluationException">A condition failed on the way; it counted as not met.</exception>
    public void Settle()
    {
        if (dirty is not null)
        {
            for (var level = 0; level < dirty.Length; level++)
            {
                SettleLevel(dirty[level]);
            }
        }

        ledger.Settle();
    }

    /// <summary>Throws the first failure of a condition since the last call.</summary>
    public void ThrowFailure()
    {
        if (failure is { } thrown)
        {
            failure = null;
            throw thrown;
        }
    }

    public void Enter(RightMemory memory, Fact fact)
    {
        var entry = new FactEntry(fact, memory) { NextOfFact = fact.FirstEntry };
        fact.FirstEntry = entry;
        if (memory.IsProbed)
        {
            (right[memory.Id] ??= new IndexedMemory<FactEntry>(memory)).Add(entry);
        }

        foreach (var receiver in memory.Receivers)
        {
            receiver.RightInsert(this, entry);
        }
    }

    public BetaTuple Create(BetaMemory memory, BetaTuple? parent, Fact? fact, FactEntry? entry)
    {
        var tuple = new BetaTuple(parent, fact, memory);
        tuple.Hang(entry);
        if (memory.IsProbed)
        {
            (left[memory.Id] ??= new IndexedMemory<BetaTuple>(memory)).Add(tuple);
        }

        foreach (var receiver in memory.Receivers)
        {
            receiver.LeftInsert(this, tuple);
        }

        return tuple;
    }

    public void Remove(BetaTuple tuple)
    {
        tuple.IsDead = true;
        while (tuple.FirstChild is { } child)
        {
            Remove(child);
        }

        while (tuple.FirstLink is { } link)
        {
            link.Detach();
        }

        tuple.Unhang();
        if (tuple.Bucket is not null)
        {
            left[tuple.Memory.Id]!.Take(tuple);
        }

        if (tuple.Memory.IsTerminal)
        {
            ledger.Removed(tuple);
        }
    }

    public void Matched(BetaTuple tuple) => ledger.Added(tuple);

    public void MarkDirty(BetaTuple tuple)
    {
        if (tuple.IsDirty)
        {
            return;
        }

        tuple.IsDirty = true;
        dirty ??= new List<BetaTuple>?[Rules.LevelCount];
        (dirty[tuple.Memory.Level] ??= []).Add(tuple);
    }

    public IndexedMemory<FactEntry>? RightOf(RightMemory memory) => right[memory.Id];

    public IndexedMemory<BetaTuple>? LeftOf(BetaMemory memory) => left[memory.Id];

    /// <summary>Keeps the failure unless a listener handles it.</summary>
    public void Fail(RuleExpression expression, BetaTuple? tuple, Fact? fact, Exception exception)
    {
        if (!Events.RaiseLhsFailed(session, expression, tuple, fact, exception))
        {
            failure ??= new RuleLhsExpressionEvaluationException(
                "Failed to evaluate condition", expression.Source.ToString(), [.. expression.Rules.Select(x => x.Name)], exception);
        }
    }

    public void Evaluated(RuleExpression expression, BetaTuple? tuple, Fact? fact, object? result, Exception? exception = null) =>
        Events.RaiseLhsEvaluated(session, expression, tuple, fact, result, exception);

    private void SettleLevel(List<BetaTuple>? tuples)
    {
        if (tuples is null)
        {
            return;
        }

        for (var i = 0; i < tuples.Count; i++)
        {
            var tuple = tuples[i];
            tuple.IsDirty = false;
            if (!tuple.IsDead)
            {
                tuple.Memory.Owner!.Settle(this, tuple);
            }
        }

        tuples.Clear();
    }
}
