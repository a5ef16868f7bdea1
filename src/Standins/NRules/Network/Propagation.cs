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
    private readonly Session session;
    private MatchLedger ledger;
    private Unsettled unsettled;
    private RuleLhsExpressionEvaluationException? failure;
    private readonly FactTable facts;

    public Propagation(Session session, CompiledRules rules, FactTable facts, MatchLedger ledger)
    {
        this.session = session;
        this.facts = facts;
        this.ledger = ledger;
        Rules = rules;
        unsettled = new Unsettled(rules.LevelCount);
        foreach (var root in rules.Roots)
        {
            Create(root, null, null);
        }
    }

    public CompiledRules Rules { get; }

    public EventProvider Events => session.Listeners;

    public bool ListensToConditions => session.IsHeard && Events.ListensToConditions;

    /// <summary>The facts that joins look up.</summary>
    public JoinTable RightFacts;

    /// <summary>The tuples that joins look up.</summary>
    public JoinTable LeftTuples;

    public int NextOrder() => facts.NextOrder();

    public void Insert(Fact fact)
    {
        RightFacts.Arrange();
        LeftTuples.Arrange();
        (facts.HasOtherKinds ? Rules.KindOf(fact.Value!.GetType()) : fact.Kind!).Admit(this, fact);
    }

    public void Remove(Fact fact)
    {
        while (fact.FirstTuple is { } tuple)
        {
            Remove(tuple);
        }

        while (fact.SomeLink is { } link)
        {
            var tuple = link.Tuple!;
            link.Detach();
            tuple.State?.Leave(this, fact);
            MarkDirty(tuple);
        }

        fact.Leave(ref RightFacts);
    }

    /// <summary>Settles what is pending and hands the net difference to the ledger.</summary>
    /// <exception cref="RuleLhsExpressionEvaluationException">A condition failed on the way; it counted as not met.</exception>
    public void Settle()
    {
        unsettled.Settle(this);
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

    public BetaTuple Create(BetaMemory memory, InnerTuple? parent, Fact? fact)
    {
        if (memory.IsTerminal)
        {
            var match = new Match(parent, fact, memory);
            match.Hang();
            ledger.Added(match);
            return match;
        }

        var tuple = new InnerTuple(parent, fact, memory);
        tuple.Hang();
        if (memory.IsProbed)
        {
            LeftTuples.Add(tuple);
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
        if (tuple is InnerTuple inner)
        {
            RemoveInside(inner);
        }
        else
        {
            ledger.Removed((Match)tuple);
        }

        tuple.Unhang();
    }

    /// <summary>The facts of a match have changed behind its back.</summary>
    public void Updated(BetaTuple match) => ledger.Updated((Match)match);

    public void MarkDirty(InnerTuple tuple) => unsettled.Mark(tuple);

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

    private void RemoveInside(InnerTuple tuple)
    {
        while (tuple.FirstChild is { } child)
        {
            Remove(child);
        }

        while (tuple.FirstLink is { } link)
        {
            link.Detach();
        }

        if (tuple.Memory.IsProbed)
        {
            LeftTuples.Remove(tuple);
        }
    }
}
