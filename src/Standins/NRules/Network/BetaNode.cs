using NRules.Memory;

namespace NRules.Network;

/// <summary>A node that puts out tuples.</summary>
internal abstract class BetaNode(int level)
{
    /// <summary>The level of the tuples that it puts out; the first pattern of a rule puts out level 1.</summary>
    public int Level { get; } = level;

    public BetaMemory[] Outputs { get; private set; } = [];

    public void Add(BetaMemory output) => Outputs = [.. Outputs, output];

    protected void Emit(Propagation propagation, InnerTuple? parent, Fact? fact)
    {
        foreach (var output in Outputs)
        {
            propagation.Create(output, parent, fact);
        }
    }
}

/// <summary>A node that facts come into.</summary>
internal abstract class RightNode(int level) : BetaNode(level)
{
    public abstract void RightInsert(Propagation propagation, Fact fact);
}

/// <summary>The first pattern of a rule: each fact is a tuple.</summary>
internal sealed class FirstPattern() : RightNode(1)
{
    public override void RightInsert(Propagation propagation, Fact fact) => Emit(propagation, null, fact);
}
