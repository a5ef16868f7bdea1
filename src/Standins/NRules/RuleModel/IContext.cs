namespace NRules.RuleModel;

/// <summary>What an action of a rule can do to the session that runs it.</summary>
public interface IContext
{
    IRuleDefinition Rule { get; }

    IMatch Match { get; }

    /// <summary>The token that was handed to <c>Fire</c>.</summary>
    CancellationToken CancellationToken { get; }

    /// <summary>Stops the firing after the current rule.</summary>
    void Halt();

    /// <exception cref="ArgumentException">An equal fact is in memory already.</exception>
    void Insert(object fact);

    /// <exception cref="ArgumentException">One of them is in memory already; then none is inserted.</exception>
    void InsertAll(IEnumerable<object> facts);

    /// <summary>False when an equal fact is in memory already.</summary>
    bool TryInsert(object fact);

    /// <exception cref="ArgumentException">No equal fact is in memory.</exception>
    void Update(object fact);

    /// <exception cref="ArgumentException">One of them is not in memory; then none is updated.</exception>
    void UpdateAll(IEnumerable<object> facts);

    /// <summary>False when no equal fact is in memory.</summary>
    bool TryUpdate(object fact);

    /// <exception cref="ArgumentException">No equal fact is in memory.</exception>
    void Retract(object fact);

    /// <exception cref="ArgumentException">One of them is not in memory; then none is retracted.</exception>
    void RetractAll(IEnumerable<object> facts);

    /// <summary>False when no equal fact is in memory.</summary>
    bool TryRetract(object fact);

    /// <summary>Keys of the facts that are linked to the current match.</summary>
    IEnumerable<object> GetLinkedKeys();

    /// <summary>The fact linked to the current match under the key, or null.</summary>
    object? GetLinked(object key);

    /// <summary>Inserts a fact that the engine retracts when the current match no longer holds.</summary>
    /// <exception cref="ArgumentException">The key is taken, or an equal fact is in memory already.</exception>
    void InsertLinked(object key, object fact);

    void InsertAllLinked(IEnumerable<KeyValuePair<object, object>> keyedFacts);

    /// <exception cref="ArgumentException">Nothing is linked under the key.</exception>
    void UpdateLinked(object key, object fact);

    void UpdateAllLinked(IEnumerable<KeyValuePair<object, object>> keyedFacts);

    /// <exception cref="ArgumentException">Nothing is linked under the key.</exception>
    void RetractLinked(object key, object fact);

    void RetractAllLinked(IEnumerable<KeyValuePair<object, object>> keyedFacts);

    /// <summary>Resolves a service through the session's dependency resolver.</summary>
    object Resolve(Type serviceType);
}
