using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Qingyi.Tests.Support;

/// <summary>
/// Keeps what the servers of the tests answered with 500 or 503, with the exception, in the file that <c>QINGYI_FAULTS</c> names: a test that fails once in a hundred runs must leave its cause behind.
/// </summary>
internal sealed class FaultLog : ILoggerProvider
{
    private static readonly string? Kept = Environment.GetEnvironmentVariable("QINGYI_FAULTS");
    private static readonly Lock Turn = new();

    public ILogger CreateLogger(string categoryName) => new Log(categoryName);

    public void Dispose()
    {
    }

    /// <summary>Reads to its end what a server that runs as a process of its own writes, and keeps its faults.</summary>
    public static async Task Follow(Process server)
    {
        var fault = false;
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            // An entry begins with its level; what belongs to it is indented.
            fault = line.StartsWith("fail: ", StringComparison.Ordinal) || line.StartsWith("crit: ", StringComparison.Ordinal) || (fault && line.StartsWith("      ", StringComparison.Ordinal));
            if (fault)
            {
                Keep(line);
            }
        }
    }

    private static void Keep(string text)
    {
        if (Kept is not null)
        {
            lock (Turn)
            {
                File.AppendAllText(Kept, text + "\n");
            }
        }
    }

    private sealed class Log(string category) : ILogger
    {
        private static readonly ConcurrentDictionary<string, bool> Wanted = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => Kept is not null && Wanted.GetOrAdd(category, c => c.StartsWith("Qingyi.", StringComparison.Ordinal))
            && logLevel >= (category == "Qingyi.Faults" ? LogLevel.Warning : LogLevel.Error);

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Keep($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {category}: {formatter(state, exception)}\n{exception}");
            }
        }
    }
}
