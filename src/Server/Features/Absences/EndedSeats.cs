using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Absences;

/// <summary>Says of a task that cannot be taken any more that it could be while somebody was away: the page may have stood open since.</summary>
public static class EndedSeats
{
    private const int DaysRemembered = 30;

    /// <returns>Null where the task was never lent to the person.</returns>
    public static async Task<Refusal?> Of(CaseDb db, Person person, string taskId, TimeProvider clock, CancellationToken cancellation)
    {
        var today = LegalDay.Of(clock.GetUtcNow());
        var since = today.AddDays(-DaysRemembered);
        var name = await db.Absences.AsNoTracking()
            .Where(a => a.SubstituteId == person.Id && a.Until >= since && a.From <= today && (a.WithdrawnAt != null || a.Until < today))
            .Where(a => db.Tasks.Any(t => t.Id == taskId && t.State == "open" && (t.Assignee == a.AccountId
                || (t.Assignee == null && db.Users.Any(u => u.Id == a.AccountId && u.OrganisationId == t.OrganisationId && db.UserRoles.Any(r => r.UserId == u.Id && r.RoleId == t.Role))))))
            .Join(db.Users, a => a.AccountId, u => u.Id, (_, u) => u.DisplayName).FirstOrDefaultAsync(cancellation);
        return name is null ? null : AbsenceRefusals.Ended(name);
    }
}
