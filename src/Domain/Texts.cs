using System.Resources;

namespace Qingyi.Domain;

/// <summary>What the code says in words: Resources/Texts.resx (Chinese) and Texts.en.resx, by the area of the house and what the text is.</summary>
internal static class Texts
{
    private static readonly ResourceManager All = new("Qingyi.Domain.Resources.Texts", typeof(Texts).Assembly);

    /// <summary>The text in the language in which the request is answered.</summary>
    public static string Of(string key, params object?[] places) => Later(key, places).Spoken;

    /// <summary>The text in Chinese: for what is stored, sent, printed or made once for everybody.</summary>
    public static string Chinese(string key, params object?[] places) => Later(key, places).Chinese;

    /// <summary>The text, to be said when it is known to whom.</summary>
    public static Phrase Later(string key, params object?[] places) => new(All, key, places);
}
