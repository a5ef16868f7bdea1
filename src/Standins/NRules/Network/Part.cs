using NRules.Memory;

namespace NRules.Network;

/// <summary>What tells a computed value from its siblings: the fact that it comes from and, where that gives several, which one.</summary>
internal sealed class Part(Fact origin, object? value, int occurrence) : IEquatable<Part>
{
    private readonly Fact origin = origin;
    private readonly object? value = value;
    private readonly int occurrence = occurrence;

    public bool Equals(Part? other) =>
        other is not null && occurrence == other.occurrence && origin.IsSameAs(other.origin) && Equals(value, other.value);

    public override bool Equals(object? obj) => Equals(obj as Part);

    public override int GetHashCode() => HashCode.Combine(origin.IdentityHash, value, occurrence);
}
