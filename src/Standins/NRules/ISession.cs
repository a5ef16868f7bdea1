using NRules.Diagnostics;
using NRules.Extensibility;

namespace NRules;

/// <summary>A working memory with its agenda. Not for concurrent use.</summary>
public interface ISession
{
    IEventProvider Events { get; }

    IDependencyResolver DependencyResolver { get; set; }

    IActionInterceptor? ActionInterceptor { get; set; }

    /// <summary>Whether facts linked by rules enter memory after each firing by themselves (the default), or at <see cref="PropagateLinked"/>.</summary>
    bool AutoPropagateLinkedFacts { get; set; }

    /// <exception cref="ArgumentException">One of them is in memory already; then none is inserted.</exception>
    void InsertAll(IEnumerable<object> facts);

    IResult TryInsertAll(IEnumerable<object> facts);

    IResult TryInsertAll(IEnumerable<object> facts, BatchOptions options);

    /// <exception cref="ArgumentException">An equal fact is in memory already.</exception>
    void Insert(object fact);

    /// <summary>False when an equal fact is in memory already.</summary>
    bool TryInsert(object fact);

    /// <exception cref="ArgumentException">One of them is not in memory; then none is updated.</exception>
    void UpdateAll(IEnumerable<object> facts);

    IResult TryUpdateAll(IEnumerable<object> facts);

    IResult TryUpdateAll(IEnumerable<object> facts, BatchOptions options);

    /// <summary>Tells the engine that a fact changed. The value handed in takes the place of the equal one in memory.</summary>
    /// <exception cref="ArgumentException">No equal fact is in memory.</exception>
    void Update(object fact);

    /// <summary>False when no equal fact is in memory.</summary>
    bool TryUpdate(object fact);

    /// <exception cref="ArgumentException">One of them is not in memory; then none is retracted.</exception>
    void RetractAll(IEnumerable<object> facts);

    IResult TryRetractAll(IEnumerable<object> facts);

    IResult TryRetractAll(IEnumerable<object> facts, BatchOptions options);

    /// <exception cref="ArgumentException">No equal fact is in memory.</exception>
    void Retract(object fact);

    /// <summary>False when no equal fact is in memory.</summary>
    bool TryRetract(object fact);

    /// <summary>Brings linked facts that wait into memory.</summary>
    IEnumerable<ILinkedFactSet> PropagateLinked();

    /// <summary>Fires rules until none is left. Returns how many fired.</summary>
    int Fire();

    /// <summary>The same, until cancelled; a cancelled firing stops between two rules.</summary>
    int Fire(CancellationToken cancellationToken);

    /// <summary>Fires at most so many rules.</summary>
    int Fire(int maxRulesNumber);

    int Fire(int maxRulesNumber, CancellationToken cancellationToken);

    /// <summary>The facts of the type, derived types included, yielded ones too.</summary>
    IQueryable<TFact> Query<TFact>();
}

/// <summary>Compiled rules. Make it once, it may be shared by threads; each session is cheap and belongs to one case.</summary>
public interface ISessionFactory
{
    /// <summary>Events of all sessions made here.</summary>
    IEventProvider Events { get; }

    IDependencyResolver DependencyResolver { get; set; }

    IActionInterceptor? ActionInterceptor { get; set; }

    ISession CreateSession();

    ISession CreateSession(Action<ISession> initializationAction);
}

/// <summary>What to do with a batch of which some facts cannot be taken.</summary>
public enum BatchOptions
{
    /// <summary>Take none.</summary>
    AllOrNothing = 0,

    /// <summary>Take the others.</summary>
    SkipFailed = 1,
}

/// <summary>The outcome of a batch.</summary>
public interface IResult
{
    int FailedCount { get; }

    IEnumerable<object> Failed { get; }
}

/// <summary>What was done to linked facts that came into memory together.</summary>
public enum LinkedFactAction
{
    Insert,
    Update,
    Retract,
}

/// <summary>Linked facts that came into memory together.</summary>
public interface ILinkedFactSet
{
    LinkedFactAction Action { get; }

    int FactCount { get; }

    IEnumerable<object> Facts { get; }
}
