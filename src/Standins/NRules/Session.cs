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
        Settle();
    }

    public IEventProvider Events => events;

    public IDependencyResolver DependencyResolver { get; set; }

    public IActionInterceptor? ActionInterceptor { get; set; }

    public bool AutoPropagateLinkedFacts { get; set; } = true;

    public bool IsHalted { get; set; }

    public void Insert(object fact) => FactBatch.ThrowIfFailed(TryInsertAll([fact]), "Facts for insert already exist");

    public void InsertAll(IEnumerable<object> facts) => FactBatch.ThrowIfFailed(TryInsertAll(facts), "Facts for insert already exist");

    public bool TryInsert(object fact) => TryInsertAll([fact]).FailedCount == 0;

    public IResult TryInsertAll(IEnumerable<object> facts) => TryInsertAll(facts, BatchOptions.AllOrNothing);

    public IResult TryInsertAll(IEnumerable<object> facts, BatchOptions options)
    {
        var batch = new FactBatch(facts, options, value =>
        {
            var fact = new Fact(value, this.facts.NextOrder());
            return this.facts.TryAdd(fact) ? fact : null;
        });
        if (batch.IsRefused)
        {
            batch.Accepted.ForEach(this.facts.Remove);
            return batch;
        }

        Propagate(batch.Accepted, events.RaiseFactInserting, propagation.Insert, events.RaiseFactInserted);
        return batch;
    }

    public void Update(object fact) => FactBatch.ThrowIfFailed(TryUpdateAll([fact]), "Facts for update do not exist");

    public void UpdateAll(IEnumerable<object> facts) => FactBatch.ThrowIfFailed(TryUpdateAll(facts), "Facts for update do not exist");

    public bool TryUpdate(object fact) => TryUpdateAll([fact]).FailedCount == 0;

    public IResult TryUpdateAll(IEnumerable<object> facts) => TryUpdateAll(facts, BatchOptions.AllOrNothing);

    public IResult TryUpdateAll(IEnumerable<object> facts, BatchOptions options)
    {
        var values = facts as IReadOnlyList<object> ?? [.. facts];
        var batch = new FactBatch(values, options, Find);
        if (batch.IsRefused)
        {
            return batch;
        }

        var replacements = values.Where(x => Find(x) is not null).ToList();
        Propagate(batch.Accepted, events.RaiseFactUpdating, propagation.Remove, null, settle: false);
        foreach (var value in replacements)
        {
            this.facts.TryFind(value, out var fact);
            this.facts.TryReplace(fact!, value);
        }

        Propagate(batch.Accepted, null, propagation.Insert, events.RaiseFactUpdated);
        return batch;
    }

    public void Retract(object fact) => FactBatch.ThrowIfFailed(TryRetractAll([fact]), "Facts for retract do not exist");

    public void RetractAll(IEnumerable<object> facts) => FactBatch.ThrowIfFailed(TryRetractAll(facts), "Facts for retract do not exist");

    public bool TryRetract(object fact) => TryRetractAll([fact]).FailedCount == 0;

    public IResult TryRetractAll(IEnumerable<object> facts) => TryRetractAll(facts, BatchOptions.AllOrNothing);

    public IResult TryRetractAll(IEnumerable<object> facts, BatchOptions options)
    {
        var batch = new FactBatch(facts, options, Find);
        if (!batch.IsRefused)
        {
            batch.Accepted.ForEach(this.facts.Remove);
            Propagate(batch.Accepted, events.RaiseFactRetracting, propagation.Remove, events.RaiseFactRetracted);
        }

        return batch;
    }

    public IEnumerable<ILinkedFactSet> PropagateLinked()
    {
        var sets = new List<ILinkedFactSet>();
        while (linked.Take() is { } set)
        {
            switch (set.Action)
            {
                case LinkedFactAction.Insert:
                    Propagate(set.Members, events.RaiseFactInserting, propagation.Insert, events.RaiseFactInserted, unlink: false);
                    break;
                case LinkedFactAction.Update:
                    Propagate(set.Members, events.RaiseFactUpdating, propagation.Remove, null, settle: false);
                    Propagate(set.Members, null, propagation.Insert, events.RaiseFactUpdated, unlink: false);
                    break;
                default:
                    Propagate(set.Members, events.RaiseFactRetracting, propagation.Remove, events.RaiseFactRetracted, unlink: false);
                    break;
            }

            sets.Add(set);
        }

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
                    PropagateLinked();
                }
            }
        }

        return fired;
    }

    public IQueryable<TFact> Query<TFact>() => facts.Values.OfType<TFact>().AsQueryable();

    public bool PassesFilters(Activation activation) => firing.PassesFilters(activation);

    /// <summary>A fact that may be changed from outside: a linked one belongs to its match.</summary>
    private Fact? Find(object value) => facts.TryFind(value, out var fact) && fact.Owner is null ? fact : null;

    private void Propagate(
        List<Fact> changed, Action<ISession, Fact>? before, Action<Fact> change, Action<ISession, Fact>? after, bool settle = true, bool unlink = true)
    {
        foreach (var fact in changed)
        {
            before?.Invoke(this, fact);
            change(fact);
        }

        if (!settle)
        {
            return;
        }

        propagation.Settle();
        if (after is not null)
        {
            foreach (var fact in changed)
            {
                after(this, fact);
            }
        }

        Settle(unlink);
    }

    /// <summary>Retracts what was linked to matches that are gone, then throws what failed on the way.</summary>
    private void Settle(bool propagateLinked = true)
    {
        propagation.Settle();
        foreach (var activation in agenda.Unlinked)
        {
            linked.Unlink(activation);
        }

        agenda.Unlinked.Clear();
        if (propagateLinked && AutoPropagateLinkedFacts)
        {
            PropagateLinked();
        }

        propagation.ThrowFailure();
    }
}
