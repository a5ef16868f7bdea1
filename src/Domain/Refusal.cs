using System.Resources;

namespace Qingyi.Domain;

/// <summary>What the law or the state of a case forbids, as a value.</summary>
/// <param name="Code">Stable kebab-case code; the last segment of the problem's <c>type</c> URI.</param>
/// <param name="Why">What stands in the way, and what to do instead.</param>
public sealed record Refusal(string Code, Phrase Why)
{
    /// <summary>A refusal whose sentence a file or another part of the house has said already.</summary>
    public Refusal(string code, string sentence)
        : this(code, new Phrase(sentence))
    {
    }

    /// <summary>What tells the officer what to do instead, in the language in which the request is answered: Chinese on the interface and for whatever is kept.</summary>
    public string Sentence => Why.Spoken;

    /// <summary>The refusal with this sentence of the resources.</summary>
    /// <param name="key">The code; where several sentences share one, the code, a dot and what this one is about.</param>
    public static Refusal Of(ResourceManager texts, string key, object?[] places)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new(key.Split('.')[0], new Phrase(texts, key, places));
    }
}

/// <summary>Either a value or the refusal that took its place.</summary>
public readonly record struct Outcome<T>(T? Value, Refusal? Refusal)
{
    /// <summary>True where the step was lawful and <see cref="Value"/> is there.</summary>
    public bool Done => Refusal is null;

    public static implicit operator Outcome<T>(T value) => new(value, null);
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
