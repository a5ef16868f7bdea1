using System.Collections.Concurrent;
using System.Globalization;
using Qingyi.Domain.Grading;
using Qingyi.Rules;

namespace Qingyi.Server.Cli;

/// <summary>One line of <c>qingyi grade</c>: what is written for it, and what is said of it where it is wrong.</summary>
public sealed record GradingLine(string Answer, string? Fault)
{
    /// <summary>How many lines are between the reader and the writer at most, however long the input is.</summary>
    public const int Window = 64;

    public static GradingLine Of(GradingRules rules, int number, string text, string file, DateOnly asOf)
    {
        var reading = GradingJson.Read(text, asOf);
        return reading.Request is { } request
            ? new GradingLine(GradingJson.Write(rules.Grade(request, asOf)), null)
            : new GradingLine(GradingJson.Write(reading), Told(file, number, reading.Fault!));
    }

    public static string Told(string file, int line, GradingFault fault) => string.Create(CultureInfo.InvariantCulture, $"{file}:{line} {fault.Path}：{fault.Message}");

    /// <summary>
    /// Works on all cores and answers in the order of the input. One thread reads and the caller's writes, so that a line is answered when it is ready
    /// and not when the window is full: whoever writes a line into a pipe and waits for its answer gets it.
    /// </summary>
    /// <param name="caughtUp">Called whenever every line that was read is written.</param>
    public static void InOrder<TIn, TOut>(IEnumerable<TIn> input, Func<TIn, TOut> work, Action<TOut> write, Action caughtUp)
    {
        using var pending = new BlockingCollection<Task<TOut>>(Window);
        var reader = Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            foreach (var answer in pending.GetConsumingEnumerable())
            {
                write(answer.GetAwaiter().GetResult());
                if (pending.Count == 0)
                {
                    caughtUp();
                }
            }
        }
        finally
        {
            pending.CompleteAdding();
        }

        reader.GetAwaiter().GetResult();

        void Read()
        {
            try
            {
                foreach (var item in input)
                {
                    pending.Add(Task.Run(() => work(item)));
                }
            }
            finally
            {
                pending.CompleteAdding();
            }
        }
    }
}
