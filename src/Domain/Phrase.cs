using System.Globalization;
using System.Resources;

namespace Qingyi.Domain;

/// <summary>A sentence of the resources with what fills its places; said once it is known in which language.</summary>
public sealed class Phrase : IEquatable<Phrase>
{
    private readonly ResourceManager? _texts;
    private readonly string _key;
    private readonly object?[] _places;

    /// <summary>The sentence with this key.</summary>
    /// <param name="places">What stands at {0}, {1} …; a day is written as the language writes it, a phrase is said in the same language.</param>
    public Phrase(ResourceManager texts, string key, params object?[] places) => (_texts, _key, _places) = (texts, key, places);

    /// <summary>A text that is the same in every language: a file says it, or somebody wrote it.</summary>
    public Phrase(string text) => (_key, _places) = (text, []);

    /// <summary>As the interface, the documents and the records say it.</summary>
    public string Chinese => In(Language.Chinese);

    /// <summary>In the language in which the request is answered.</summary>
    public string Spoken => In(Language.Spoken);

    /// <summary>The sentence in English for the culture "en", in Chinese for every other.</summary>
    /// <exception cref="KeyNotFoundException">No sentence has this key: a mistake in the code.</exception>
    public string In(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        if (_texts is null)
        {
            return _key;
        }

        var text = _texts.GetString(_key, culture) ?? throw new KeyNotFoundException($"No sentence '{_key}' in {_texts.BaseName}.resx.");
        return _places.Length == 0 ? text : Fill(text, culture, _places);
    }

    /// <summary>Fills the places of a text. A day without a format is written as the language writes it; <c>{0:day|days}</c> is the word for one or for several.</summary>
    public static string Fill(string text, CultureInfo culture, params object?[] places)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return string.Format(culture.Equals(Language.English) ? Places.InEnglish : Places.InChinese, text, places);
    }

    public bool Equals(Phrase? other) => other is not null && Chinese == other.Chinese;

    public override bool Equals(object? obj) => Equals(obj as Phrase);

    public override int GetHashCode() => Chinese.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Chinese;

    private sealed class Places(CultureInfo culture, string day) : IFormatProvider, ICustomFormatter
    {
        public static Places InChinese { get; } = new(Language.Chinese, "yyyy年M月d日");
        public static Places InEnglish { get; } = new(Language.English, "d MMMM yyyy");

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : CultureInfo.InvariantCulture.GetFormat(formatType!);

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
        {
            _ when format?.Split('|') is [var one, var several] => arg?.ToString() == "1" ? one : several,
            Phrase phrase => phrase.In(culture),
            DateOnly date => date.ToString(format ?? day, culture),
            IFormattable figure => figure.ToString(format, CultureInfo.InvariantCulture),
            _ => arg?.ToString() ?? "",
        };
    }
}
