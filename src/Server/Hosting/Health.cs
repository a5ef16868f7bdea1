using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Hosting;

/// <summary>Live: the process answers. Ready: see <see cref="Readiness"/>.</summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).OpenToAll();
        app.MapGet("/health/ready", async (Readiness readiness, CancellationToken cancellation) =>
            await readiness.Missing(cancellation) is { } missing ? Results.Text(missing, statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text(readiness.Degraded is { } degraded ? $"degraded: {degraded}" : "ready")).OpenToAll();
    }
}

/// <summary>
/// Whether requests should come to this node: it is not about to stop, the database answers, has this version's tables and has room, and the folder of files can be written. A
/// node that serves but does not ring deadlines, since its clock is wrong, is ready, and says that it is degraded.
/// </summary>
public sealed class Readiness(IDbContextFactory<CaseDb> dbs, ServeOptions options, ClockSkew skew, Pulse pulse, Room room, MachineClock machine, IHostApplicationLifetime life) : IDisposable
{
    // Everybody may ask; not everybody may make the disk work.
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);
    private readonly SemaphoreSlim _turn = new(1);
    private (long At, bool Writable)? _disk;
    private bool _migrated;

    public string? Degraded => skew.TooFar ? "clock" : null;

    /// <summary>What stands in the way: <c>draining</c>, <c>database</c>, <c>migrations</c> or <c>disk</c>; null: nothing.</summary>
    public async Task<string?> Missing(CancellationToken cancellation)
    {
        if (life.ApplicationStopping.IsCancellationRequested)
        {
            return "draining";
        }

        if (pulse.Gone)
        {
            return "database";
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            await using var db = await dbs.CreateDbContextAsync(limit.Token);
            await db.Database.ExecuteSqlAsync($"SELECT 1", limit.Token);

            // Tables do not go away again: once is enough.
            _migrated = _migrated || !(await db.Database.GetPendingMigrationsAsync(limit.Token)).Any();
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested && failure.IsFull())
        {
            return "disk";
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested && Conflicts.IsOfDatabase(failure))
        {
            return "database";
        }

        return !_migrated ? "migrations" : room.Full || !await Writable(cancellation) ? "disk" : null;
    }

    public void Dispose() => _turn.Dispose();

    private async Task<bool> Writable(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (_disk is not { } known || machine.Time.GetElapsedTime(known.At) > Kept)
            {
                known = (machine.Time.GetTimestamp(), Probe());
                _disk = known;
            }

            return known.Writable;
        }
        finally
        {
            _turn.Release();
        }
    }

    private bool Probe()
    {
        var file = Path.Combine(options.Files, $".writable-{Environment.ProcessId}");
        try
        {
            using (var stream = new FileStream(file, FileMode.Create))
            {
                stream.Write(new byte[4096]);
                stream.Flush(flushToDisk: true);
            }

            File.Delete(file);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
