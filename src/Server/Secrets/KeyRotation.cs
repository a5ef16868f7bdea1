using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Hosting;
using Qingyi.Server.Partners;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Secrets;

/// <summary>What a rotation did.</summary>
/// <param name="Rewrapped">Keys that were wrapped anew in this run.</param>
/// <param name="Resumed">An earlier run had been broken off.</param>
public sealed record Rotation(int Generation, string Fingerprint, int Rewrapped, bool Resumed);

/// <summary>
/// 换钥: a new generation wraps every key anew; what the keys sealed stays as it is, and so do the older generations, which lookups still need. Broken off
/// at any point, it goes on where it stopped. The service may run meanwhile.
/// </summary>
public sealed class KeyRotation(CaseDb db, KeyRing ring, TimeProvider clock)
{
    private const string Setting = "key-rotation";
    private const int Batch = 500;

    /// <param name="print">Takes the recovery sheet, before anything is wrapped by the new generation.</param>
    public async Task<Rotation> Run(Func<string, Task> print, CancellationToken cancellation)
    {
        var begun = await db.Settings.FirstOrDefaultAsync(s => s.Name == Setting, cancellation);
        var target = begun is null ? ring.Generation + 1 : int.Parse(begun.Value, CultureInfo.InvariantCulture);
        if (begun is null)
        {
            db.Settings.Add(new SettingRow { Name = Setting, Value = target.ToString(CultureInfo.InvariantCulture) });
            await db.SaveChangesAsync(cancellation);
        }

        if (ring.Generation < target)
        {
            ring.Rotate(clock.GetUtcNow());
        }

        await print(ring.Sheet(clock.GetUtcNow()));
        var rewrapped = await RewrapAll(cancellation);
        await Close(rewrapped, cancellation);
        return new Rotation(ring.Generation, ring.Fingerprint, rewrapped, begun is not null);
    }

    // One line for each column that holds a wrapped key.
    private async Task<int> RewrapAll(CancellationToken cancellation)
    {
        var current = string.Create(CultureInfo.InvariantCulture, $"{ring.Generation}.");
        var inXml = $"<sealed key=\"{current}";
        var xml = new KeyXmlEncryptor(ring);
        return await Rewrap(db.CaseKeys.Where(k => !k.Wrapped.StartsWith(current)), k => k.Wrapped = Anew(k.Wrapped), cancellation)
            + await Rewrap(db.Tips.Where(t => !t.WrappedKey.StartsWith(current)), t => t.WrappedKey = Anew(t.WrappedKey), cancellation)
            + await Rewrap(db.TipAttachments.Where(a => !a.FileKey.StartsWith(current)), a => a.FileKey = Anew(a.FileKey), cancellation)
            + await Rewrap(db.Evidence.Where(e => !e.FileKey.StartsWith(current)), e => e.FileKey = Anew(e.FileKey), cancellation)
            + await Rewrap(db.Settings.Where(s => s.Name == ExchangeKey.Setting && !s.Value.StartsWith(current)), s => s.Value = AnewWithBox(s.Value), cancellation)
            + await Rewrap(db.ProtectionKeys.Where(k => k.Xml.Contains("<sealed key=") && !k.Xml.Contains(inXml)),
                k => k.Xml = xml.Rewrap(XElement.Parse(k.Xml)).ToString(SaveOptions.DisableFormatting), cancellation);
    }

    private async Task<int> Rewrap<T>(IQueryable<T> stale, Action<T> rewrap, CancellationToken cancellation)
    {
        for (var done = 0; ;)
        {
            db.ChangeTracker.Clear();
            var batch = await stale.Take(Batch).ToListAsync(cancellation);
            if (batch.Count == 0)
            {
                return done;
            }

            batch.ForEach(rewrap);
            try
            {
                done += await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateConcurrencyException)
            {
                // The service deleted one of the rows meanwhile: look again.
            }
        }
    }

    private async Task Close(int rewrapped, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        (await db.Settings.FirstAsync(s => s.Name == Opening.ProofSetting, cancellation)).Value = ring.Proof();
        db.Settings.Remove(await db.Settings.FirstAsync(s => s.Name == Setting, cancellation));
        await AuditChain.Append(db, "keys", clock.GetUtcNow(), "keys-rotated", null,
            new JsonObject { ["generation"] = ring.Generation, ["key"] = ring.Fingerprint, ["rewrapped"] = rewrapped }, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private string Anew(string wrapped) => ring.Rewrap(SealedKey.Parse(wrapped)).ToString();

    private string AnewWithBox(string value)
    {
        var space = value.IndexOf(' ', StringComparison.Ordinal);
        return Anew(value[..space]) + value[space..];
    }
}

/// <summary>Takes up, within a minute, generations that <c>keys rotate</c> added while the service runs.</summary>
public sealed partial class KeyRingWatch(KeyRing ring, TimeProvider clock, ILogger<KeyRingWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                ring.Reload();
            }
            catch (Exception failure) when (failure is KeyException or IOException)
            {
                NotRead(log, failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The key folder could not be read")]
    private static partial void NotRead(ILogger log, Exception failure);
}
