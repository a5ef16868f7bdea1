using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Backups;

/// <summary>The last backup that was finished, for operators; nobody knows whether it still lies where it was written.</summary>
/// <param name="At">By the machine's clock.</param>
/// <param name="Files">Sealed files in it.</param>
/// <param name="Missing">Files that rows name and that were not to be found.</param>
public sealed record LastBackup(DateTimeOffset At, long Bytes, int Files, int Missing)
{
    private const string Setting = "last-backup";

    public static async Task<LastBackup?> Read(CaseDb db, CancellationToken cancellation) =>
        await db.Settings.AsNoTracking().FirstOrDefaultAsync(s => s.Name == Setting, cancellation) is { } row ? JsonSerializer.Deserialize<LastBackup>(row.Value, JsonSerializerOptions.Web) : null;

    /// <summary>Also where the service runs: its own words about nodes and cases are not touched.</summary>
    internal async Task Write(CaseDb db, CancellationToken cancellation)
    {
        var value = JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "Settings" ("Name", "Value") VALUES ({Setting}, {value}) ON CONFLICT ("Name") DO UPDATE SET "Value" = excluded."Value" """, cancellation);
    }
}
