using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Deadlines;

/// <summary>
/// The imported calendar that was confirmed last. A transition asks the database at each use, so that every node follows at once; what only shows days may be a
/// moment behind.
/// </summary>
public sealed class CalendarsInForce(IDbContextFactory<CaseDb> dbs)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private Known _known = new(null, null, long.MinValue);

    /// <summary>Null: nobody imported one.</summary>
    public WorkingDays? Now()
    {
        if (Environment.TickCount64 - _known.LookedAt < Fresh.TotalMilliseconds && _known.LookedAt != long.MinValue)
        {
            return _known.Days;
        }

        using var db = dbs.CreateDbContext();
        return Now(db);
    }

    /// <summary>As the database says in this instant.</summary>
    public WorkingDays? Now(CaseDb db)
    {
        var known = _known;
        var id = db.Calendars.AsNoTracking().Where(c => c.State == CalendarRow.Moving || c.State == CalendarRow.Settled).OrderByDescending(c => c.ConfirmedAt).ThenByDescending(c => c.Id)
            .Select(c => c.Id).FirstOrDefault();
        var days = id is null ? null : id == known.Id ? known.Days : WorkingDays.Read(db.Calendars.AsNoTracking().Where(c => c.Id == id).Select(c => c.Json).First());
        _known = new Known(id, days, Environment.TickCount64);
        return days;
    }

    private sealed record Known(string? Id, WorkingDays? Days, long LookedAt);
}
