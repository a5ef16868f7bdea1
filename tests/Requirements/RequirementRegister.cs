using System.Reflection;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Requirements;

/// <summary>One row of the requirements register.</summary>
/// <param name="Seed">000 to 004: the notice that asks for it.</param>
/// <param name="Kind">campaign, report, register, publicity, access, rule or case.</param>
public sealed record RequirementRow(string Id, string Seed, string Kind, string Quote, string Must);

/// <summary>The rows (<c>rows.txt</c>), the tests that name them, and those that stand open with a reason (<c>tests/requirements-open.md</c>).</summary>
internal static class RequirementRegister
{
    public static IReadOnlyList<RequirementRow> Rows { get; } = [.. Lines("Requirements/rows.txt").Select(l => l.Split('|')).Select(p => new RequirementRow(p[0], p[1], p[2], p[3], p[4]))];

    /// <summary>Row to the tests that name it.</summary>
    public static ILookup<string, string> Tests { get; } = typeof(RequirementRegister).Assembly.GetTypes().SelectMany(t => t.GetMethods()).Where(m => m.GetCustomAttributes<FactAttribute>().Any())
        .SelectMany(m => m.GetCustomAttributes<RequirementAttribute>().Concat(m.DeclaringType!.GetCustomAttributes<RequirementAttribute>()).SelectMany(a => a.Ids).Distinct().Select(id => (Id: id, Name: $"{m.DeclaringType!.Name}.{m.Name}")))
        .Distinct().ToLookup(x => x.Id, x => x.Name, StringComparer.Ordinal);

    /// <summary>Row to the reason for which it stands open.</summary>
    public static IReadOnlyDictionary<string, string> Open { get; } = Lines("requirements-open.md").Where(l => l.StartsWith("| S", StringComparison.Ordinal)).Select(l => l.Split('|', StringSplitOptions.TrimEntries)).ToDictionary(p => p[1], p => p[3], StringComparer.Ordinal);

    private static IEnumerable<string> Lines(string file) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, file)).Where(l => l.Length > 0 && l[0] != '#');
}
