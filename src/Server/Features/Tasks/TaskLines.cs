using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Deadlines;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Tasks;

/// <summary>Tasks as lines of lists.</summary>
public sealed class TaskLines(CaseDb db, LightViews lights, PersonAtDoor door)
{
    public async Task<IReadOnlyList<TaskLine>> Of(IReadOnlyList<TaskRow> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(r => r.CaseId).Distinct().ToList();
        var cases = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Number, c.Title, c.Kind }).ToDictionaryAsync(c => c.Id, cancellation);
        var holders = rows.SelectMany(r => new[] { r.Assignee, r.DoneFor is null ? null : r.DoneBy, r.DoneFor }).OfType<string>().Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => holders.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        return [.. rows.Select(r => new TaskLine(
            r.Id, r.CaseId, cases[r.CaseId].Title, cases[r.CaseId].Number, r.Title, lights.Of(r), LegalDay.Of(r.CreatedAt), r.DueAt is { } due ? LegalDay.Of(due.AddTicks(-1)) : null,
            Returns: r.Round, Assignee: r.Assignee is { } holder ? names.GetValueOrDefault(holder, Texts.Of("tasks.inbox.unknown-person")) : null, Kind: cases[r.CaseId].Kind)
        {
            For = r.DoneFor is { } absent ? names.GetValueOrDefault(absent) : r.State == "open" ? Lent(r) : null,
            DoneBy = r.DoneFor is not null && r.DoneBy is { } by ? names.GetValueOrDefault(by) : null,
        })];
    }

    private string? Lent(TaskRow row) => door.Found?.From(s => TaskAccess.MayTake(row, s) is null).For?.Name;
}
