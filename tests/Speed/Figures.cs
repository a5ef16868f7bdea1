using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Qingyi.Tests.Speed;

/// <summary>The lines that <c>ops/bench</c> prints: into the file that <c>QINGYI_BENCH</c> names, and as a diagnostic message.</summary>
internal static class Figures
{
    public static void Report(string bench, double ours, double? other, string unit)
    {
        var line = JsonSerializer.Serialize(new { bench, ours = Short(ours), other = other is { } o ? Short(o) : (double?)null, ratio = other is > 0 ? Short(ours / other.Value) : (double?)null, unit });
        TestContext.Current.SendDiagnosticMessage("{0}", line);
        if (Environment.GetEnvironmentVariable("QINGYI_BENCH") is { } file)
        {
            File.AppendAllText(file, line + "\n");
        }
    }

    public static double Median(IEnumerable<double> values) => values.Order().ToList() is { Count: > 0 } sorted ? sorted[sorted.Count / 2] : double.NaN;

    /// <summary>How often a second <paramref name="act"/> was done by that many at a time, each with its own number.</summary>
    public static async Task<double> PerSecond(int clients, TimeSpan span, Func<int, Task> act)
    {
        var watch = Stopwatch.StartNew();
        var done = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var count = 0;
            for (; watch.Elapsed < span; count++)
            {
                await act(client);
            }

            return count;
        })));
        return done.Sum() / watch.Elapsed.TotalSeconds;
    }

    private static double Short(double value) => double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
