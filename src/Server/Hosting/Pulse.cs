using System.Diagnostics;
using Npgsql;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Hosting;

/// <summary>
/// Feels every moment whether PostgreSQL answers, on a connection and a thread of its own, so that neither a full pool nor blocked threads look like a database that is gone. What waits for a database that
/// does not answer is told so at once instead of after the driver's half a minute. A SQLite file has no pulse.
/// </summary>
public sealed partial class Pulse(Store store, ILogger<Pulse> log) : IHostedService, IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _over = new();
    private readonly Lock _turn = new();
    private Thread[] _threads = [];
    private TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _since;

    // When the beat under way was asked for; 0: none is.
    private long _asked;
    private int _disposed;

    /// <summary>Whether there is a pulse to feel.</summary>
    public bool Felt => store.Shared;

    /// <summary>The database does not answer.</summary>
    public bool Gone
    {
        get
        {
            lock (_turn)
            {
                return _gone.Task.IsCompleted;
            }
        }
    }

    /// <summary>Ends when the database does not answer any more.</summary>
    public Task WhenGone
    {
        get
        {
            lock (_turn)
            {
                return _gone.Task;
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (Felt)
        {
            _threads = [new Thread(Feel) { IsBackground = true, Name = "pulse" }, new Thread(Watch) { IsBackground = true, Name = "pulse watch" }];
            foreach (var thread in _threads)
            {
                thread.Start();
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _over.CancelAsync();

    public void Dispose()
    {
        // The container holds it under two names and disposes of it for each.
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _over.Cancel();
            foreach (var thread in _threads)
            {
                thread.Join();
            }

            _over.Dispose();
        }
    }

    private void Feel()
    {
        var address = new NpgsqlConnectionStringBuilder(store.Postgres) { Pooling = false, Timeout = 1, CommandTimeout = 1, CancellationTimeout = -1, ApplicationName = "qingyi pulse" }.ToString();
        NpgsqlConnection? connection = null;
        var answered = false;
        do
        {
            try
            {
                if (connection is null)
                {
                    connection = new NpgsqlConnection(address);
                    connection.Open();
                }

                using var command = new NpgsqlCommand("SELECT 1", connection);
                Interlocked.Exchange(ref _asked, answered ? Stopwatch.GetTimestamp() : 0);
                command.ExecuteScalar();
                answered = true;
                Back();
            }
            catch (Exception failure) when (failure is NpgsqlException or IOException or TimeoutException or InvalidOperationException or System.Net.Sockets.SocketException)
            {
                connection?.Dispose();
                connection = null;

                // At the start of the process everything is slow; whoever was never there is not gone.
                if (answered)
                {
                    Lost(failure.Message);
                }
            }

            Interlocked.Exchange(ref _asked, 0);
        }
        while (!_over.Token.WaitHandle.WaitOne(Every));
        connection?.Dispose();
    }

    // The driver takes its own time to give up a question.
    private void Watch()
    {
        while (!_over.Token.WaitHandle.WaitOne(Look))
        {
            if (Interlocked.Read(ref _asked) is > 0 and var asked && Stopwatch.GetElapsedTime(asked) > Patience)
            {
                Lost("no answer in time");
            }
        }
    }

    private void Lost(string reason)
    {
        lock (_turn)
        {
            if (_gone.TrySetResult())
            {
                _since = Stopwatch.GetTimestamp();
                Silent(log, Node.Name, reason);
            }
        }
    }

    private void Back()
    {
        lock (_turn)
        {
            if (_gone.Task.IsCompleted)
            {
                _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
                Answers(log, Node.Name, Stopwatch.GetElapsedTime(_since).TotalSeconds);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database does not answer {Node}: {Reason}")]
    private static partial void Silent(ILogger log, string node, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database answers {Node} again after {Seconds} s")]
    private static partial void Answers(ILogger log, string node, double seconds);
}
