using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Audit;
using Qingyi.Server.Backups;
using Qingyi.Server.Hosting;
using Qingyi.Server.Messages;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Operations;

/// <summary>Looks at everything that an operator asks for.</summary>
public sealed class OperationsQuery(CaseDb db, Store store, ServeOptions options, ClockSkew skew, Channels channels, TimeProvider clock)
{
    private const int Most = 50;

    public async Task<OperationsReport> Read(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var figures = await Figures.Read(db, now, cancellation);
        return new OperationsReport(
            now, await Standstill.Holds(db, cancellation), await Nodes(cancellation), figures, figures.OldestDue is { } due ? (now - due).TotalSeconds : 0,
            await Letters(cancellation), await LastBackup.Read(db, cancellation), await Database(cancellation), await Root(cancellation), await Channels(figures, cancellation));
    }

    private async Task<IReadOnlyList<NodeReport>> Nodes(CancellationToken cancellation)
    {
        var heard = await skew.Measure(cancellation) - Heartbeat.Silent(store);
        var rows = await db.Nodes.AsNoTracking().OrderByDescending(n => n.StartedAt).ToListAsync(cancellation);
        return rows.ConvertAll(n => new NodeReport(
            n.Name, n.Version, n.SeenAt < heard ? "silent" : TimeSpan.FromTicks(n.Skew).Duration() > ClockSkew.Allowed ? "clock" : n.State, n.StartedAt, n.SeenAt, TimeSpan.FromTicks(n.Skew).TotalSeconds,
            TimeSpan.FromTicks(n.Jump).TotalSeconds, n.JumpedAt, n.SweptAt, n.SweepTook is { } took ? TimeSpan.FromTicks(took).TotalSeconds : null));
    }

    private async Task<IReadOnlyList<DeadLetter>> Letters(CancellationToken cancellation) =>
        await DeadLetters.Waiting(db).AsNoTracking().OrderBy(o => o.CreatedAt).ThenBy(o => o.Id).Take(Most)
            .Select(o => new DeadLetter(o.Id, o.Kind, o.Partner, o.CreatedAt, o.Tries, o.LastError)).ToListAsync(cancellation);

    // Those that are on, mail whether on or off, and those that are off but have something waiting.
    private async Task<IReadOnlyList<ChannelState>> Channels(Figures figures, CancellationToken cancellation)
    {
        var groups = channels.Groups.Concat(figures.Outbox.Select(q => Messages.Channels.Group(q.Partner)).OfType<string>()).Distinct().Order(StringComparer.Ordinal).ToList();
        var names = await db.Organisations.AsNoTracking().Where(o => groups.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        var people = await db.Users.CountAsync(u => u.Email != null && u.LockoutEnd != Account.Closed, cancellation);
        return
        [
            new ChannelState(Messages.Channels.Mail, null, channels.Server is not null, people),
            .. groups.Select(g => new ChannelState(Messages.Channels.OfGroup(g), names.GetValueOrDefault(g, g), channels.Webhook(g) is not null)),
        ];
    }

    private async Task<DatabaseState> Database(CancellationToken cancellation)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
        var bytes = store.Shared
            ? (await db.Database.SqlQueryRaw<long>("""SELECT pg_database_size(current_database()) AS "Value" """).ToListAsync(cancellation))[0]
            : new[] { store.File, store.File + "-wal" }.Where(File.Exists).Sum(f => new FileInfo(f).Length);
        return new DatabaseState(store.Shared ? BackupManifest.Postgresql : BackupManifest.Sqlite, bytes, FreeBytes(options), applied.Count, applied[^1]);
    }

    private async Task<RootState?> Root(CancellationToken cancellation) =>
        await db.Audit.AsNoTracking().Where(a => a.Chain == AuditRoots.Chain).OrderByDescending(a => a.Sequence).Select(a => new RootState(a.Sequence, a.At, a.Hash)).FirstOrDefaultAsync(cancellation);

    internal static long FreeBytes(ServeOptions options) => new DriveInfo(options.Data).AvailableFreeSpace;
}
