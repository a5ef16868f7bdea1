using System.Globalization;
using System.Resources;
using Qingyi.Domain;

namespace Qingyi.Server.Web;

/// <summary>The strings that people see, in one language; keys and texts stand in Resources/Words.resx (Chinese) and Words.en.resx.</summary>
public sealed class Words
{
    static readonly ResourceManager Texts = new("Qingyi.Server.Resources.Words", typeof(Words).Assembly);

    readonly CultureInfo culture;

    Words(string language, CultureInfo culture)
    {
        Language = language;
        this.culture = culture;
    }

    public static Words Chinese { get; } = new("zh-CN", CultureInfo.InvariantCulture);

    public static Words English { get; } = new("en", CultureInfo.GetCultureInfo("en"));

    /// <summary>The words of the language in which the request is answered.</summary>
    public static Words Spoken => Domain.Language.Spoken.Equals(Domain.Language.English) ? English : Chinese;

    /// <summary>The value of the html element's lang attribute.</summary>
    public string Language { get; }

    /// <summary>What is said from here on in this request is said in this language.</summary>
    public void Speak() => Domain.Language.Speak(culture);

    /// <summary>English for "en" and its regions, Chinese for everything else.</summary>
    public static Words For(string? language) =>
        language is not null && language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : Chinese;

    /// <exception cref="KeyNotFoundException">No string has this key: a mistake in a page.</exception>
    public string this[string key] => Find(key) ?? throw new KeyNotFoundException($"No string '{key}' in Resources/Words.resx.");

    public string this[string key, params object?[] values] => Phrase.Fill(this[key], culture, values);

    /// <summary>The strings with these keys, in their order.</summary>
    public IReadOnlyList<string> All(params ReadOnlySpan<string> keys)
    {
        var all = new string[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            all[i] = this[keys[i]];
        }

        return all;
    }

    /// <summary>A phrase in the reader's language.</summary>
    public string Said(Phrase phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        return phrase.In(culture);
    }

    /// <summary>What a refusal says, in the reader's language.</summary>
    public string Said(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal.Why.In(culture);
    }

    /// <summary>The string, or null where none has this key; for keys made from data, such as the name of a stage.</summary>
    public string? Find(string key) => Texts.GetString(key, culture);
}
