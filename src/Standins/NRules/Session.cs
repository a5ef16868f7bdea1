using NRules.Agenda;
using NRules.Diagnostics;
using NRules.Extensibility;
using NRules.Memory;
using NRules.Network;

namespace NRules;

internal sealed class Session : ISession
{
    /// <summary>What is to fire. A field: a copy of it would go its own way.</summary>
    public MatchAgenda Agenda;
    private readonly WorkingMemory memory;
    private readonly RuleFiring firing;
    private bool hasOwnListeners;

    public Session(CompiledRules rules, EventProvider events, IDependencyResolver dependencyResolver, IActionInterceptor? actionInterceptor)
    {
        Listeners = events;
        DependencyResolver = dependencyResolver;
        ActionInterceptor = actionInterceptor;
        Agenda = new MatchAgenda(this, rules.PriorityCount);
        memory = new WorkingMemory(this, rules);
        firing = new RuleFiring(this, memory);
        memory.Begin();
    }

    public IEventProvider Events
    {
        get
        {
            if (!hasOwnListeners)
            {
                Listeners = new EventProvider(Listeners) { IsHandedOut = true };
                hasOwnListeners = true;
            }

            return Listeners;
        }
    }

    /// <summary>Who hears of this session: the listeners of the factory and, if anybody asked for them, its own.</summary>
    public EventProvider Listeners { get; private set; }

    /// <summary>Whether anybody may be listening. Most sessions are made and left to themselves, so that nothing need be told.</summary>
    public bool IsHeard => Listeners.IsHandedOut;

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

    public void InsertAll(IEnumerable<object> facts) => FactBatch.ThrowIfFailed(Insert(facts, BatchOptions.AllOrNothing), "Facts for insert already exist");

    public bool TryInsert(object fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (memory.Add(fact) is not { } added)
        {
            return false;
        }

        memory.Apply(LinkedFactAction.Insert, new ReadOnlySpan<Fact>(in added));
        return true;
    }

    public IResult TryInsertAll(IEnumerable<object> facts) => TryInsertAll(facts, BatchOptions.AllOrNothing);

    public IResult TryInsertAll(IEnumerable<object> facts, BatchOptions options) => Insert(facts, options);

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
        var batch = memory.Batch(values, options, isNew: false);
        if (!batch.IsRefused)
        {
            memory.Replace(values);
            memory.Apply(LinkedFactAction.Update, batch.Accepted);
        }

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
        var batch = memory.Batch(facts, options, isNew: false);
        if (!batch.IsRefused)
        {
            memory.Drop(batch.Accepted);
            memory.Apply(LinkedFactAction.Retract, batch.Accepted);
        }

        return batch;
    }

    public IEnumerable<ILinkedFactSet> PropagateLinked()
    {
        var sets = new List<ILinkedFactSet>();
        memory.PropagateLinked(sets);
        return sets;
    }

    public int Fire() => Fire(int.MaxValue, CancellationToken.None);

    public int Fire(CancellationToken cancellationToken) => Fire(int.MaxValue, cancellationToken);

    public int Fire(int maxRulesNumber) => Fire(maxRulesNumber, CancellationToken.None);

    public int Fire(int maxRulesNumber, CancellationToken cancellationToken)
    {
        IsHalted = false;
        var fired = 0;
        while (fired < maxRulesNumber && !IsHalted && !cancellationToken.IsCancellationRequested && Agenda.Take() is { } match)
        {
            fired++;
            try
            {
                firing.Fire(match, cancellationToken);
            }
            finally
            {
                if (AutoPropagateLinkedFacts)
                {
                    memory.PropagateLinked(null);
                }
            }
        }

        return fired;
    }

    public IQueryable<TFact> Query<TFact>() => memory.Values.OfType<TFact>().AsQueryable();

    private FactBatch Insert(IEnumerable<object> facts, BatchOptions options)
    {
        var batch = memory.Batch(facts, options, isNew: true);
        if (!batch.IsRefused)
        {
            memory.Apply(LinkedFactAction.Insert, batch.Accepted);
        }

        return batch;
    }
}
