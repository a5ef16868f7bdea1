using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Qingyi.Server.Storage;

/// <summary>
/// Whether the disk of the database has room: said by <c>/health/ready</c>. Once a write was turned away, small ones that find a place in pages that are there already prove nothing; only a trial that needs new pages ends it.
/// The heartbeat tries.
/// </summary>
public sealed class Room
{
    // As much as a case's largest transition writes.
    private const int Trial = 256 * 1024;

    private volatile bool _full;

    public bool Full => _full;

    /// <summary>A write failed: was it for want of room?</summary>
    public void Found(Exception failure) => _full |= failure.IsFull();

    /// <summary>Writes as much as needs new pages, and takes it back.</summary>
    /// <exception cref="DbUpdateException">There is no room yet.</exception>
    public async Task Try(CaseDb db, string node, CancellationToken cancellation)
    {
        var name = "room-trial-" + node;
        var trial = db.Settings.Where(s => s.Name == name);
        await trial.ExecuteDeleteAsync(cancellation);

        // Random, or it would be packed into little.
        db.Settings.Add(new() { Name = name, Value = RandomNumberGenerator.GetHexString(Trial) });
        await db.SaveChangesAsync(cancellation);
        await trial.ExecuteDeleteAsync(cancellation);
        _full = false;
    }
}
