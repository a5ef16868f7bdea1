using NRules.Memory;

namespace NRules.Network;

/// <summary>The facts of one selection, under one join key. The memories of a type that have the same key form a group.</summary>
internal sealed class RightMemory(int id, int group, JoinKey<object?>? key)
{
    public int Id { get; } = id;

    public int Group { get; } = group;

    /// <summary>Whether some node looks facts up here.</summary>
    public bool IsProbed { get; set; }

    /// <summary>The deepest first, so that a fact that stands on both sides of a join meets itself once.</summary>
    public RightNode[] Nodes { get; private set; } = [];

    public void Add(RightNode node)
    {
        var deeper = Nodes.TakeWhile(x => x.Level > node.Level).Count();
        Nodes = [.. Nodes[..deeper], node, .. Nodes[deeper..]];
    }

    /// <summary>What a fact stands under in the join table; null when its key cannot be computed.</summary>
    public int? PlaceOf(object? value, bool byMemory) => KeyOf(value) is { } computed ? HashOf(computed, byMemory) : null;

    /// <summary>0 where nothing is to be compared.</summary>
    public int? KeyOf(object? value) => key is null ? 0 : key.Of(value);

    public int HashOf(int keyOfTuple, bool byMemory) => JoinTable.HashOf(byMemory ? Id : Group, keyOfTuple);
}
