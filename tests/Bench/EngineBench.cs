using Qingyi.Engine.Runs;

namespace Qingyi.Bench;

/// <summary>What the engine costs by itself, through JSON, and with a database that has it on the disk.</summary>
internal static class EngineBench
{
    private static readonly Rounds Rounds = new(count: 7, each: TimeSpan.FromMilliseconds(700));

    public static void Run()
    {
        InMemory();
        ThroughJson();
        Durable();
    }

    /// <summary>Ten steps that do nothing; the floor calls ten such steps in a loop.</summary>
    private static void InMemory()
    {
        var chart = new BenchChart(BenchChart.TenSteps);
        var steps = Enumerable.Range(0, 10).Select(_ => new HandStep()).ToArray();
        var (ours, floor) = Rounds.PerSecond(chart.RunOnce, () => Array.ForEach(steps, s => s.Execute()));
        Rounds.Report("engine: flowchart of 10 steps in memory, floor a loop over 10 steps", ours, floor, "workflows/s");
        Rounds.Report("engine: allocated by the same", Rounds.Allocated(chart.RunOnce), Rounds.Allocated(() => Array.ForEach(steps, s => s.Execute())), "bytes/workflow");
    }

    /// <summary>Four tasks in a row; after each the state is text and nothing else. The floor copies a text of that size and reads it through.</summary>
    private static void ThroughJson()
    {
        var chart = new BenchChart(BenchChart.FourTasks);
        var life = chart.Begin();
        var text = System.Text.Encoding.UTF8.GetBytes(life);
        var (ours, floor) = Rounds.PerSecond(() => chart.Resume(ref life), () => System.Text.Json.JsonDocument.Parse(text).Dispose());
        Rounds.Report("engine: resume with the state read from JSON and written to JSON, floor parsing such a text", ours, floor, "resumes/s");
        Rounds.Report("engine: allocated by the same", Rounds.Allocated(() => chart.Resume(ref life)), Rounds.Allocated(() => System.Text.Json.JsonDocument.Parse(text).Dispose()), "bytes/resume");
        Rounds.Report("engine: size of the state between two tasks", life.Length, text.Length, "characters");
    }

    /// <summary>The same with instance, bookmark and journal rows in one commit a resume; the floor commits one row of that size.</summary>
    private static void Durable()
    {
        using var store = new BenchStore();
        var chart = new BenchChart(BenchChart.FourTasks);
        var life = chart.Begin();
        var size = store.Keep(chart.Last!);
        var (ours, floor) = Rounds.PerSecond(() =>
        {
            life = store.Load(chart.InstanceId) ?? chart.Begin();
            chart.Resume(ref life);
            store.Keep(chart.Last!);
        }, () => store.CommitRow(size));
        Rounds.Report($"engine: durable resume on SQLite WAL synchronous=FULL, floor commits of one row of {size} bytes", ours, floor, "resumes/s");
    }

    private sealed class HandStep
    {
        private int _done;

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        public void Execute() => _done++;
    }
}
