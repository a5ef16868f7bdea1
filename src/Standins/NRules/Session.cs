using NRules.Agenda;
using NRules.Diagnostics;
using NRules.Extensibility;
using NRules.Memory;
using NRules.Network;
using NRules.RuleModel;

namespace NRules;

internal sealed class Session : ISession
{
    private readonly FactTable facts = new();
    private readonly Propagation propagation;
    private readonly MatchAgenda agenda;
    private readonly EventProvider events;
    private readonly LinkedFacts linked;
    private readonly RuleFiring firing;

    public Session(CompiledRules rules, EventProvider events, IDependencyResolver dependencyResolver, IActionInterceptor? actionInterceptor)
    {
        this.events = events;
        DependencyResolver = dependencyResolver;
        ActionInterceptor = actionInterceptor;
        agenda = new MatchAgenda(this, events);
        propagation = new Propagation(this, rules, events, facts, new MatchLedger(agenda));
        linked = new LinkedFacts(facts);
        firing = new RuleFiring(this, events, linked);
        propagation.Settle();
        propagation.ThrowFailure();
    }

    public IEventProvider Events => events;

    public IDependencyResolver DependencyResolver { get; set; }

    public IActionInterceptor? ActionInterceptor { get; set; }

    public bool AutoPropagateLinkedFacts { get; set; } = true;

    public bool IsHalted { get; set; }

    public void Insert(object fact)
    {
        if (!TryInsert(fact))
        {
            throw FactBatch.Refused("Facts for insert already exist", [fact]);
        }
    }

    public void InsertAll(IEnumerable<object> facts) => FactBatch.ThrowIfFailed(TryInsertAll(facts), "Facts for insert already exist");

    public bool TryInsert(object fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (Add(fact) is not { } added)
        {
            return false;
        }

        Propagate(LinkedFactAction.Insert, [added]);
        return true;
    }

    public IResult TryInsertAll(IEnumerable<object> facts) => TryInsertAll(facts, BatchOptions.AllOrNothing);

    public IResult TryInsertAll(IEnumerable<object> facts, BatchOptions options)
    {
        if (facts.TryGetNonEnumeratedCount(out var count))
        {
            this.facts.MakeRoom(count);
        }

        var batch = new FactBatch(facts, options, this.facts.NextOrder(), Add);
        if (batch.IsRefused)
        {
            batch.Accepted.ForEach(this.facts.Remove);
        }
        else
        {
            Propagate(LinkedFactAction.Insert, batch.Accepted);
        }

        return batch;
    }

    public void Update(object fact)
    {
        if (!TryUpdate(fact))
        {
            throw FactBatch.Refused("Facts for update do not exist", [fact]);
        }
    }

    public void UpdateAll(IEnumerable<object> facts) => FactBatch.ThrowIfFailed(TryUpdateAll(facts), "Facts for update do not exist");

    public bool TryUpdate(object fact) => TryUpdateAll([fact]).FailedCount == 0;

    public IResult TryUpdateAll(IEnumerable<object> facts) => TryUpdateAll(facts, BatchOptions.AllOrNothing);

    public IResult TryUpdateAll(IEnumerable<object> facts, BatchOptions options)
    {
        var values = facts as IReadOnlyList<object> ?? [.. facts];
        var batch = new FactBatch(values, options, this.facts.NextOrder(), Find);
        if (batch.IsRefused)
        {
            return batch;
        }

        foreach (var value in values)
        {
            if (Find(value) is { } fact)
            {
                this.facts.TryReplace(fact, value);
            }
        }

        Propagate(LinkedFactAction.Update, batch.Accepted);
        return batch;
    }

    public void Retract(object fact)
    {
        if (!TryRetract(fact))
        {
            throw FactBatch.Refused("Facts for retract do not exist", [fact]);
        }
    }

    public void RetractAll(IEnumerable<object> facts) => FactBatch.ThrowIfFailed(TryRetractAll(facts), "Facts for retract do not exist");

    public bool TryRetract(object fact) => TryRetractAll([fact]).FailedCount == 0;

    public IResult TryRetractAll(IEnumerable<object> facts) => TryRetractAll(facts, BatchOptions.AllOrNothing);

    public IResult TryRetractAll(IEnumerable<object> facts, BatchOptions options)
    {
        var batch = new FactBatch(facts, options, this.facts.NextOrder(), Find);
        if (!batch.IsRefused)
        {
            batch.Accepted.ForEach(this.facts.Remove);
            Propagate(LinkedFactAction.Retract, batch.Accepted);
        }

        return batch;
    }

    public IEnumerable<ILinkedFactSet> PropagateLinked()
    {
        var sets = new List<ILinkedFactSet>();
        PropagateLinked(sets);
        return sets;
    }

    public int Fire() => Fire(int.MaxValue, CancellationToken.None);

    public int Fire(CancellationToken cancellationToken) => Fire(int.MaxValue, cancellationToken);

    public int Fire(int maxRulesNumber) => Fire(maxRulesNumber, CancellationToken.None);

    public int Fire(int maxRulesNumber, CancellationToken cancellationToken)
    {
        IsHalted = false;
        var fired = 0;
        while (fired < maxRulesNumber && !IsHalted && !cancellationToken.IsCancellationRequested && agenda.Take() is { } activation)
        {
            fired++;
            try
            {
                firing.Fire(activation, cancellationToken);
            }
            finally
            {
                if (AutoPropagateLinkedFacts)
                {
                    PropagateLinked(null);
                }
            }
        }

        return fired;
    }

    public IQueryable<TFact> Query<TFact>() => facts.Values.OfType<TFact>().AsQueryable();

    public bool PassesFilters(Activation activation) => firing.PassesFilters(activation);

    private Fact? Add(object value)
    {
        var fact = new Fact(value, facts.NextOrder());
        return facts.TryAdd(fact) ? fact : null;
    }

    /// <summary>A fact that may be changed from outside: a linked one belongs to its match.</summary>
    private Fact? Find(object value) => facts.TryFind(value, out var fact) && fact.Owner is null ? fact : null;

    private void Propagate(LinkedFactAction action, List<Fact> changed)
    {
        Change(action, changed);
        Settle();
    }

    private void PropagateLinked(List<ILinkedFactSet>? report)
    {
        while (linked.TryTake(out var action, out var members))
        {
            report?.Add(new LinkedFactSet(action, [.. members.Select(x => x.Value!)]));
            Change(action, members);
            Unlink();
            linked.Recycle(members);
        }

        propagation.ThrowFailure();
    }

    /// <summary>Takes facts through the network.</summary>
    private void Change(LinkedFactAction action, List<Fact> changed)
    {
        foreach (var fact in changed)
        {
            events.RaiseChanging(this, action, fact);
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
        foreach (var fact in changed)
        {
            events.RaiseChanged(this, action, fact);
        }
    }

    /// <summary>Retracts what was linked to matches that are gone, then throws what failed on the way.</summary>
    private void Settle()
    {
        Unlink();
        if (AutoPropagateLinkedFacts)
        {
            PropagateLinked(null);
        }

        propagation.ThrowFailure();
    }

    private void Unlink()
    {
        foreach (var activation in agenda.Unlinked)
        {
            linked.Unlink(activation);
        }

        agenda.Unlinked.Clear();
    }
}
