using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Qingyi.Server.Storage;

[assembly: AssemblyFixture(typeof(Qingyi.Tests.Support.PostgresCluster))]

namespace Qingyi.Tests.Support;

/// <summary>
/// A PostgreSQL of the run's own, with Debian's programs, in a temporary folder on a free port: made when the first test asks for it, stopped and removed at
/// the end. Where it cannot be had, the test is skipped with the reason.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "qingyi-postgres-" + Path.GetRandomFileName());
    private readonly SemaphoreSlim _turn = new(1);
    private Process? _server;
    private int _databases;

    public int Port { get; private set; }

    /// <summary>Address of a new, empty database.</summary>
    public async Task<string> Database()
    {
        await _turn.WaitAsync();
        try
        {
            await Start();
            var name = string.Create(CultureInfo.InvariantCulture, $"house_{++_databases}");
            await Do($"CREATE DATABASE {name} TEMPLATE template0");
            return PostgresUrl.Read(Url(name));
        }
        finally
        {
            _turn.Release();
        }
    }

    public string Url(string database) => string.Create(CultureInfo.InvariantCulture, $"postgresql://postgres@127.0.0.1:{Port}/{database}");

    /// <summary>Address of a new, empty database whose tables lie in a folder of their own.</summary>
    public async Task<string> Tablespace(string folder)
    {
        var empty = await Database();
        var name = new NpgsqlConnectionStringBuilder(empty).Database!;
        var tables = Directory.CreateDirectory(Path.Combine(folder, "tables")).FullName;
        if (Environment.IsPrivilegedProcess)
        {
            Process.Start("chown", ["postgres", tables])!.WaitForExit();
        }

        await Do($"CREATE TABLESPACE {name} LOCATION '{tables}'");
        await Do($"ALTER DATABASE {name} SET TABLESPACE {name}");
        return empty;
    }

    /// <summary>Does what PostgreSQL's housekeeping would do by itself within the next minutes, and leaves nothing to it.</summary>
    public async Task Settle(string database)
    {
        await Do("VACUUM ANALYZE", database);
        await Do("SELECT 1", database);
    }

    /// <summary>Drops a database with its tablespace.</summary>
    public async Task Drop(string database)
    {
        var name = new NpgsqlConnectionStringBuilder(database).Database!;
        await Do($"DROP DATABASE {name} WITH (FORCE)");
        await Do($"DROP TABLESPACE {name}");
    }

    /// <summary>Stops the server as a crash does: connections break and are refused. Nothing is finished; the log is replayed at the next <see cref="Run"/>.</summary>
    public async Task Stop()
    {
        // SIGQUIT: the immediate shutdown.
        Signal("QUIT", [_server!.Id]);
        await _server.WaitForExitAsync();
    }

    /// <summary>Stops all of its processes where they stand: connections stay, nothing answers.</summary>
    public Task Pause()
    {
        Signal("STOP", Family());
        return Task.CompletedTask;
    }

    /// <summary>They go on.</summary>
    public Task Continue()
    {
        Signal("CONT", Family());
        return Task.CompletedTask;
    }

    private static void Signal(string signal, IEnumerable<int> processes) =>
        Process.Start("kill", ["-" + signal, .. processes.Select(p => p.ToString(CultureInfo.InvariantCulture))])!.WaitForExit();

    // The server and its children, one for each connection: the fourth word of a stat line, after the name in brackets, is the parent.
    private List<int> Family()
    {
        var all = new List<int> { _server!.Id };
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(f => int.TryParse(Path.GetFileName(f), CultureInfo.InvariantCulture, out _)))
        {
            try
            {
                var stat = File.ReadAllText(Path.Combine(folder, "stat"));
                if (stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1] == _server.Id.ToString(CultureInfo.InvariantCulture))
                {
                    all.Add(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture));
                }
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // It ended meanwhile.
            }
        }

        return all;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            Process.Start("kill", ["-INT", _server.Id.ToString(CultureInfo.InvariantCulture)])!.WaitForExit();
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        _turn.Dispose();
    }

    private async Task Start()
    {
        if (_server is not null)
        {
            return;
        }

        Assert.SkipUnless(Programs is not null, "PostgreSQL is not installed: apt-get install postgresql.");
        Assert.SkipUnless(!Environment.IsPrivilegedProcess || File.ReadLines("/etc/passwd").Any(l => l.StartsWith("postgres:", StringComparison.Ordinal)), "PostgreSQL does not run as root, and there is no user postgres.");
        Directory.CreateDirectory(_folder);
        if (Environment.IsPrivilegedProcess)
        {
            Process.Start("chown", ["postgres", _folder])!.WaitForExit();
        }

        using var made = As("initdb", "-D", Path.Combine(_folder, "data"), "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync");
        var errors = made.StandardError.ReadToEndAsync();
        await made.WaitForExitAsync();
        Assert.True(made.ExitCode == 0, await errors);
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        await Run();
    }

    /// <summary>Starts the server.</summary>
    public async Task Run()
    {
        _server = As("postgres", "-D", Path.Combine(_folder, "data"), "-p", Port.ToString(CultureInfo.InvariantCulture), "-k", _folder, "-c", "listen_addresses=127.0.0.1",
            "-c", "shared_buffers=32MB", "-c", "max_connections=150", "-c", "fsync=on");
        var said = _server.StandardError.ReadToEndAsync();
        for (var look = 0; ; look++)
        {
            try
            {
                await Do("SELECT 1");
                return;
            }
            catch (NpgsqlException failure)
            {
                Assert.False(_server.HasExited, _server.HasExited ? await said : "");
                Assert.True(look < 300, failure.Message);
                await Task.Delay(100);
            }
        }
    }

    private async Task Do(string sql, string? database = null)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database ?? $"Host=127.0.0.1;Port={Port};Username=postgres;Database=postgres") { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "postgres"))).OrderDescending(StringComparer.Ordinal).FirstOrDefault()
        : null;

    private static Process As(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs!, program);
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        (start.RedirectStandardError, start.RedirectStandardOutput, start.WorkingDirectory) = (true, true, Path.GetTempPath());
        start.Environment["LC_ALL"] = "C.UTF-8";
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        return process;
    }
}
