using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Backups;
using Qingyi.Server.Features.Operations;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Hosting;

/// <summary>Each node says at every beat that it lives and how its clock stands, and takes up a clock offset that another node was started with.</summary>
public sealed partial class Heartbeat(
    IDbContextFactory<CaseDb> dbs, Store store, WriteGate gate, ClockSkew skew, Deadlines.SweepWatch swept, Measures measures, ServeOptions options, Room room, TimeProvider clock, IHostApplicationLifetime life, ILogger<Heartbeat> log) : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);
    private static readonly string Version = typeof(Heartbeat).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
    private DateTimeOffset? _started;

    /// <summary>A node alone has nobody to tell quickly, and every word costs it a turn of the disk.</summary>
    public static TimeSpan Every(Store store) => TimeSpan.FromSeconds(store.Shared ? 5 : 15);

    /// <summary>Whoever was not heard for so long is gone, or cannot reach the database.</summary>
    public static TimeSpan Silent(Store store) => Every(store) * 3;

    /// <summary>One beat.</summary>
    public async Task Beat(CancellationToken cancellation)
    {
        var now = await skew.Measure(cancellation);
        _started ??= now;
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await Follow(db, cancellation);
        using var turn = await gate.Save(cancellation);
        var state = life.ApplicationStopping.IsCancellationRequested ? NodeRow.Draining : NodeRow.Serving;
        var (jump, jumped) = (skew.Jump?.By.Ticks ?? 0, skew.Jump?.At.UtcTicks);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Nodes" ("Name", "Version", "StartedAt", "SeenAt", "State", "Skew", "Jump", "JumpedAt", "SweptAt", "SweepTook")
            VALUES ({Node.Name}, {Version}, {_started.Value.UtcTicks}, {now.UtcTicks}, {state}, {skew.Value.Ticks}, {jump}, {jumped}, {swept.At?.UtcTicks}, {swept.Took?.Ticks})
            ON CONFLICT ("Name") DO UPDATE SET "SeenAt" = excluded."SeenAt", "State" = excluded."State", "Skew" = excluded."Skew", "Jump" = excluded."Jump", "JumpedAt" = excluded."JumpedAt",
            "SweptAt" = excluded."SweptAt", "SweepTook" = excluded."SweepTook"
            """, cancellation);
        var longAgo = now - Forgotten;
        await db.Nodes.Where(n => n.SeenAt < longAgo).ExecuteDeleteAsync(cancellation);
        if (room.Full)
        {
            await room.Try(db, Node.Name, cancellation);
        }

        if (measures.Read)
        {
            var figures = await Figures.Read(db, clock.GetUtcNow(), cancellation);
            var backup = await LastBackup.Read(db, cancellation);
            measures.Show(new Looked(clock.GetUtcNow(), figures, skew.Value, backup is null ? null : now - backup.At, OperationsQuery.FreeBytes(options)));
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Said(cancellationToken);
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A node that ends as it was told to leaves no row behind; one that was killed does.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await using var db = await dbs.CreateDbContextAsync(cancellationToken);
            using var turn = await gate.Save(cancellationToken);
            await db.Nodes.Where(n => n.Name == Node.Name).ExecuteDeleteAsync(cancellationToken);
        }
        catch (Exception failure)
        {
            NotSaid(log, failure.GetBaseException().Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every(store));
        do
        {
            await Said(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Said(CancellationToken cancellation)
    {
        try
        {
            await Beat(cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            room.Found(failure);
            NotSaid(log, failure.GetBaseException().Message);
        }
    }

    private async Task Follow(CaseDb db, CancellationToken cancellation)
    {
        if (store.Shared && clock is MovedClock moved && await db.Settings.AsNoTracking().FirstOrDefaultAsync(s => s.Name == Opening.OffsetSetting, cancellation) is { } stored)
        {
            moved.Follow(TimeSpan.FromTicks(long.Parse(stored.Value, CultureInfo.InvariantCulture)));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The node could not say that it lives: {Reason}")]
    private static partial void NotSaid(ILogger log, string reason);
}
