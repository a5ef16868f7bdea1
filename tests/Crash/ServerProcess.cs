using System.Diagnostics;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Crash;

/// <summary>The built server as a process of its own, so that it can be killed.</summary>
public sealed class ServerProcess : IDisposable
{
    // The long form starts thousands of servers, and compiles one beforehand for that (ops/longtest crash).
    private static readonly string[] Program = Environment.GetEnvironmentVariable("QINGYI_SERVER") is { } compiled ? [compiled] : ["dotnet", Path.Combine(AppContext.BaseDirectory, "qingyi.dll")];

    private readonly Process _process;

    private ServerProcess(Process process, string url) => (_process, Url) = (process, url);

    public string Url { get; }

    public int Id => _process.Id;

    /// <summary>Until it has ended, by itself or not.</summary>
    public Task Ended => _process.WaitForExitAsync();

    /// <summary>Starts the server on the folders and waits for its word that it is ready.</summary>
    /// <param name="postgres">Connection string; null: SQLite in <paramref name="data"/>.</param>
    /// <param name="environment">What else the process finds in its environment.</param>
    /// <param name="url">Where it listens; port 0: wherever is free.</param>
    public static async Task<ServerProcess> Start(string data, string keys, string? postgres = null, IReadOnlyDictionary<string, string>? environment = null, string url = "http://127.0.0.1:0")
    {
        var start = new ProcessStartInfo(Program[0], [.. Program[1..], "serve", "--data", data, "--keys", keys, "--urls", url])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__Qingyi"] = postgres;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("ready ", StringComparison.Ordinal))
            {
                _ = FaultLog.Follow(process);
                return new ServerProcess(process, line["ready ".Length..]);
            }
        }

        throw new InvalidOperationException("The server did not start: " + await errors);
    }

    /// <summary>SIGTERM: the node drains, finishes what it has begun and ends.</summary>
    public async Task Stop()
    {
        Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])!.WaitForExit();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
