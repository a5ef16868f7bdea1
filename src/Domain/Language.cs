using System.Globalization;

namespace Qingyi.Domain;

/// <summary>The language in which a request is answered: Chinese unless a page was asked for in English. What is stored, sent or printed is Chinese always.</summary>
public static class Language
{
    private static readonly AsyncLocal<CultureInfo?> Asked = new();

    public static CultureInfo Chinese => CultureInfo.InvariantCulture;

    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    /// <summary>Spoken here, and in whatever this work calls or starts.</summary>
    public static CultureInfo Spoken => Asked.Value ?? Chinese;

    /// <summary>Does what is kept in Chinese, whatever is spoken around it.</summary>
    public static async Task<T> InChinese<T>(Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        Speak(Chinese);
        return await work();
    }

    /// <summary>Answers in this language until the method that said so returns.</summary>
    public static void Speak(CultureInfo language) => Asked.Value = language;
}
