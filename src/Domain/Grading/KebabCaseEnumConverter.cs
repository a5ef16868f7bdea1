using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qingyi.Domain.Grading;

/// <summary>Writes an enum as the words of the grading contract: <c>RedEnvelope</c> is <c>red-envelope</c>.</summary>
public sealed class KebabCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;

/// <summary>The contract's word for an enum value, and back.</summary>
public static class Words
{
    /// <summary>The word on the wire, e.g. <c>first-time</c>.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Table<TEnum>.ByValue[value];

    /// <summary>All words of the enum, in the order of their declaration.</summary>
    public static IReadOnlyList<string> All<TEnum>()
        where TEnum : struct, Enum => Table<TEnum>.Words;

    public static bool TryParse<TEnum>(string word, out TEnum value)
        where TEnum : struct, Enum => Table<TEnum>.ByWord.TryGetValue(word, out value);

    private static class Table<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly Dictionary<TEnum, string> ByValue =
            Enum.GetValues<TEnum>().ToDictionary(v => v, v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));

        public static readonly Dictionary<string, TEnum> ByWord = ByValue.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);

        public static readonly IReadOnlyList<string> Words = [.. Enum.GetValues<TEnum>().Select(v => ByValue[v])];
    }
}
