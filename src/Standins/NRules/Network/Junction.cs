using NRules.Memory;

namespace NRules.Network;

/// <summary>
/// The joins of one kind of tuple with the facts of one group: they share the key, so that a tuple for which no fact waits is looked up once and not by each.
/// </summary>
internal sealed class Junction(BetaMemory left, JoinNode first) : ILeftReceiver
{
    private readonly List<JoinNode> nodes = [first];

    public int Group => nodes[0].Right.Group;

    public void Add(JoinNode node) => nodes.Add(node);

    public void LeftInsert(Propagation propagation, InnerTuple tuple)
    {
        ref var facts = ref propagation.RightFacts;
        if (facts.IsEmpty)
        {
            return;
        }

        var key = facts.IsSpread ? left.KeyOf(tuple) : 0;
        if (key is { } known && !facts.IsByMemory && !facts.HasItemsWithoutKey && facts.First(nodes[0].Right.HashOf(known, false)) is null)
        {
            return;
        }

        foreach (var node in nodes)
        {
            node.LeftInsert(propagation, tuple, key);
        }
    }
}
