using System.Diagnostics.CodeAnalysis;

namespace NRules.Memory;

/// <summary>The facts of a session by value: two that are equal cannot both be there.</summary>
internal sealed class FactTable
{
    private readonly Dictionary<object, Fact> facts = [];

    private long lastOrder;

    public IEnumerable<object> Values => facts.Keys;

    /// <summary>The rank of the next fact.</summary>
    public long NextOrder() => ++lastOrder;

    public bool TryFind(object value, [NotNullWhen(true)] out Fact? fact) => facts.TryGetValue(value, out fact);

    public bool TryAdd(Fact fact) => facts.TryAdd(fact.Value!, fact);

    public void Remove(Fact fact) => facts.Remove(fact.Value!);

    /// <summary>Puts another value in the place of the fact's; false when a different fact has that value.</summary>
    public bool TryReplace(Fact fact, object value)
    {
        if (facts.TryGetValue(value, out var holder) && holder != fact)
        {
            return false;
        }

        facts.Remove(fact.Value!);
        fact.Value = value;
        facts.Add(value, fact);
        return true;
    }
}
