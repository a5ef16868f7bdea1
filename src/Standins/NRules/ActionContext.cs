using NRules.Agenda;
using NRules.Extensibility;
using NRules.RuleModel;

namespace NRules;

/// <summary>The context of one firing.</summary>
internal sealed class ActionContext(Session session, WorkingMemory memory, Match match, CancellationToken cancellationToken)
    : IContext, IResolutionContext
{
    public ISession Session => session;

    public IRuleDefinition Rule => match.Rule;

    public IMatch Match => match;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public void Halt() => session.IsHalted = true;

    public void Insert(object fact) => session.Insert(fact);

    public void InsertAll(IEnumerable<object> facts) => session.InsertAll(facts);

    public bool TryInsert(object fact) => session.TryInsert(fact);

    public void Update(object fact) => session.Update(fact);

    public void UpdateAll(IEnumerable<object> facts) => session.UpdateAll(facts);

    public bool TryUpdate(object fact) => session.TryUpdate(fact);

    public void Retract(object fact) => session.Retract(fact);

    public void RetractAll(IEnumerable<object> facts) => session.RetractAll(facts);

    public bool TryRetract(object fact) => session.TryRetract(fact);

    public IEnumerable<object> GetLinkedKeys()
    {
        var keys = new List<object>();
        for (var linkedFact = match.FirstLinked; linkedFact is not null; linkedFact = linkedFact.NextOfMatch)
        {
            keys.Add(linkedFact.Key);
        }

        return keys;
    }

    public object? GetLinked(object key) => match.FindLinked(key)?.Value;

    public void InsertLinked(object key, object fact) => memory.Linked.Insert(match, key, fact);

    public void InsertAllLinked(IEnumerable<KeyValuePair<object, object>> keyedFacts) => ForEach(keyedFacts, InsertLinked);

    public void UpdateLinked(object key, object fact) => memory.Linked.Update(match, key, fact);

    public void UpdateAllLinked(IEnumerable<KeyValuePair<object, object>> keyedFacts) => ForEach(keyedFacts, UpdateLinked);

    public void RetractLinked(object key, object fact) => memory.Linked.Retract(match, key);

    public void RetractAllLinked(IEnumerable<KeyValuePair<object, object>> keyedFacts) => ForEach(keyedFacts, RetractLinked);

    public object Resolve(Type serviceType) => session.DependencyResolver.Resolve(this, serviceType);

    private static void ForEach(IEnumerable<KeyValuePair<object, object>> keyedFacts, Action<object, object> action)
    {
        foreach (var (key, fact) in keyedFacts)
        {
            action(key, fact);
        }
    }
}
