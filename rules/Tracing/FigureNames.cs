namespace Qingyi.Rules.Tracing;

/// <summary>How a figure of a schedule is called in a trace.</summary>
internal static class FigureNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["procedure/hearing-fine-person"] = "较大数额罚款（个人）",
    };

    public static string Of(string key) => Names.TryGetValue(key, out var name) ? name : Law.Split(key).Name;
}
