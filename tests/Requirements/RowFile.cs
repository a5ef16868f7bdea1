using System.Reflection;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Requirements;

/// <summary>A file of rows that one theory drives line by line; the theory's attributes name the same rows.</summary>
internal static class RowFile
{
    public static IEnumerable<string[]> Read(string file) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, file)).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('|'));

    /// <summary>The whole line each time, so that a failure names it.</summary>
    public static TheoryData<string> Theory(string file) => [.. Read(file).Select(l => string.Join('|', l))];

    public static void NamedAlike(string file, Type type, string method) => Assert.Equal(
        Read(file).Select(l => l[0]).Distinct().Order(StringComparer.Ordinal), type.GetMethod(method)!.GetCustomAttributes<RequirementAttribute>().SelectMany(a => a.Ids).Order(StringComparer.Ordinal));
}
