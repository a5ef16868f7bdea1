namespace Qingyi.Domain;

/// <summary>What the law or the state of a case forbids, as a value.</summary>
/// <param name="Code">Stable kebab-case code; the last segment of the problem's <c>type</c> URI.</param>
/// <param name="Sentence">Chinese sentence that tells the officer what to do instead.</param>
public sealed record Refusal(string Code, string Sentence);

/// <summary>Either a value or the refusal that took its place.</summary>
public readonly record struct Outcome<T>(T? Value, Refusal? Refusal)
{
    /// <summary>True where the step was lawful and <see cref="Value"/> is there.</summary>
    public bool Done => Refusal is null;

    public static implicit operator Outcome<T>(T value) => new(value, null);
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
