namespace NRules.Memory;

/// <summary>A further place of a fact in a join table that is spread, where it is looked up by several keys. The first is the fact itself.</summary>
internal sealed class FactPlace(Fact fact, FactPlace? nextOfFact) : Chained
{
    public readonly Fact Fact = fact;

    public readonly FactPlace? NextOfFact = nextOfFact;

    public override void PlaceIn(ref JoinTable table)
    {
        // The fact makes its places anew.
    }
}
