namespace Qingyi.Domain.Deadlines;

/// <summary>The shipped tables that travel inside the assembly.</summary>
internal static class Resources
{
    public static IEnumerable<string> Names(string prefix) =>
        typeof(Resources).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static string Text(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
