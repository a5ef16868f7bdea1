namespace NRules.Memory;

/// <summary>Stand-ins for a key of null and for a value that could not be computed.</summary>
internal sealed class NoKey
{
    public static readonly NoKey Null = new();
    public static readonly NoKey Failed = new();

    private NoKey()
    {
    }
}
