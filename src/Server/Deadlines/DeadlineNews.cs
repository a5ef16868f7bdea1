using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Deadlines;

/// <summary>Nobody's last day changes silently: whoever has to keep the deadline, and whoever it was escalated to, is told.</summary>
public static class DeadlineNews
{
    /// <summary>Marks a word that asks for no answer, beside the rungs.</summary>
    public const string Recipient = "notice";

    public static async Task Tell(Transition t, DeadlineRow row, string sentence, CancellationToken cancellation)
    {
        var raised = await t.Db.Escalations.AsNoTracking().Where(e => e.DeadlineId == row.Id && e.Recipient != Recipient)
            .Select(e => new To(e.Role, e.OrganisationId, e.AccountId)).ToListAsync(cancellation);
        foreach (var to in Keepers(t, row).Concat(raised).Distinct())
        {
            t.Db.Escalations.Add(new EscalationRow
            {
                Id = t.NewId(), CaseId = t.Case.Id, DeadlineId = row.Id, Rung = 0, Recipient = Recipient, Role = to.Role, OrganisationId = to.Organisation, AccountId = to.Account,
                Sentence = $"{t.Case.Number} {row.Title}：{sentence}", RaisedAt = t.Now,
            });
        }
    }

    private static IEnumerable<To> Keepers(Transition t, DeadlineRow row)
    {
        if (t.Records.OpenTasks.FirstOrDefault(x => x.Id == row.TaskId) is { } task)
        {
            return [new To(task.Role, task.OrganisationId, task.Assignee)];
        }

        return t.Case.Facts.Assignment is { } assigned
            ? [new To(Role.Handler, t.Case.OrganisationId, assigned.Lead), new To(Role.Handler, t.Case.OrganisationId, assigned.Second)]
            : [new To(t.Case.IsMatter ? Role.Hospital : Role.Handler, t.Case.OrganisationId, null)];
    }

    private sealed record To(string Role, string Organisation, string? Account);
}
