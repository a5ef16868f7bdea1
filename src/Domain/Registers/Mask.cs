using System.Globalization;

namespace Qingyi.Domain.Registers;

/// <summary>脱敏: words of people as lists and exports show them.</summary>
public static class Mask
{
    /// <summary>The first letter and two stars: how long the rest is must not tell either.</summary>
    public static string Of(string? text) => string.IsNullOrWhiteSpace(text) ? "" : StringInfo.GetNextTextElement(text.Trim()) + "**";
}
