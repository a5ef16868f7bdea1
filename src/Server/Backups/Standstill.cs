using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Backups;

/// <summary>
/// Restored data stand still towards the outside: no message leaves and no deadline rings until an operator confirms that this copy is the one that counts. Otherwise a
/// copy that was restored for a look would warn leaders and write to partners a second time.
/// </summary>
public static class Standstill
{
    internal const string Chain = "restores";
    private const string Setting = "restored";

    public static Task<bool> Holds(CaseDb db, CancellationToken cancellation) => db.Settings.AsNoTracking().AnyAsync(s => s.Name == Setting, cancellation);

    /// <summary>Records that the data came out of a backup; saved by the caller.</summary>
    internal static async Task Begin(CaseDb db, DateTimeOffset made, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.Settings.FindAsync([Setting], cancellation) is { } earlier)
        {
            earlier.Value = Instant(now);
        }
        else
        {
            db.Settings.Add(new SettingRow { Name = Setting, Value = Instant(now) });
        }

        await AuditChain.Append(db, Chain, now, "data-restored", null, new JsonObject { ["backup"] = Instant(made) }, cancellation);
    }

    /// <summary>From now on messages leave and deadlines ring.</summary>
    /// <returns>False where nothing stood still.</returns>
    internal static async Task<bool> End(CaseDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.Settings.FindAsync([Setting], cancellation) is not { } held)
        {
            return false;
        }

        db.Settings.Remove(held);
        await AuditChain.Append(db, Chain, now, "restore-confirmed", null, [], cancellation);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
