using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Qingyi.Bench;

/// <summary>Runs two ways of doing something in turn, so that a busy moment of the machine meets both, and keeps the medians.</summary>
internal sealed class Rounds(int count, TimeSpan each)
{
    public (double Ours, double Other) PerSecond(Action ours, Action other)
    {
        // Warm-up, so that the tiers of the compiler have settled.
        Rate(ours);
        Rate(other);
        Rate(ours);
        Rate(other);
        var (a, b) = (new List<double>(), new List<double>());
        for (var i = 0; i < count; i++)
        {
            a.Add(Rate(ours));
            b.Add(Rate(other));
        }

        return (Median(a), Median(b));
    }

    /// <summary>Bytes that one call allocates on this thread, the smallest of several readings: the compiler's own are left out.</summary>
    public static double Allocated(Action act)
    {
        const int Calls = 1_000;
        var least = double.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Calls; i++)
            {
                act();
            }

            least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Calls);
        }

        return least;
    }

    public static void Report(string bench, double ours, double other, string unit) => Console.WriteLine(JsonSerializer.Serialize(new
    {
        bench,
        ours = Rounded(ours),
        other = Rounded(other),
        ratio = other == 0 ? (double?)null : Rounded(ours / other),
        unit,
    }));

    private double Rate(Action act)
    {
        var watch = Stopwatch.StartNew();
        var calls = 0L;
        do
        {
            act();
            calls++;
        }
        while (watch.Elapsed < each);

        return calls / watch.Elapsed.TotalSeconds;
    }

    public static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static double Rounded(double value) => double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
