using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Features.Cases;

/// <summary>正在等待谁、已等多久、何时到期、逾期报谁: one sentence for each state of waiting, held steps included.</summary>
public sealed class Waits(CaseDb db, LightViews lights)
{
    /// <summary>Whom the case waits for; null once it is closed.</summary>
    /// <param name="mine">The task to speak of; null: the most pressing.</param>
    public async Task<WaitingView?> For(Case of, TaskRow? mine, CancellationToken cancellation)
    {
        var organisation = await Name(of.OrganisationId, cancellation);
        if (mine is null && await db.Incidents.AsNoTracking().Where(i => i.CaseId == of.Id && i.ResolvedAt == null).OrderBy(i => i.At).FirstOrDefaultAsync(cancellation) is { } incident)
        {
            return new WaitingView(
                new LightView(LightState.Paused, Text: "已暂停"), $"{organisation}{Role.Names[Role.Supervisor]}", $"处理被暂停的自动步骤（{incident.Message.TrimEnd('。')}）",
                Since(incident.At), null, null);
        }

        var task = mine ?? await db.Tasks.AsNoTracking().Where(t => t.CaseId == of.Id && t.State == "open").OrderBy(t => t.DueAt ?? DateTimeOffset.MaxValue).ThenBy(t => t.Id).FirstOrDefaultAsync(cancellation);
        if (task is not null)
        {
            return await For(task, await Name(task.OrganisationId, cancellation), cancellation);
        }

        var running = await db.Deadlines.AsNoTracking().Where(d => d.CaseId == of.Id && d.State == "running").OrderBy(d => d.DueAt).FirstOrDefaultAsync(cancellation);
        return of.Stage is CaseStage.Closed or CaseStage.Cancelled
            ? null
            : running is not null
                ? await Of(running, null, of, cancellation)
                : new WaitingView(new LightView(LightState.None, Text: "办理中"), "系统", "办理下一步", Since(of.ReceivedAt), null, null);
    }

    /// <summary>Who has to keep a deadline: the holder of its task, else the handlers, else the organisation.</summary>
    public async Task<WaitingView> Of(DeadlineRow row, TaskRow? task, Case of, CancellationToken cancellation)
    {
        var organisation = await Name(task?.OrganisationId ?? of.OrganisationId, cancellation);
        return task is not null
            ? await For(task, organisation, cancellation)
            : new WaitingView(
                lights.Of(row), of.Facts.Assignment is { } assigned ? $"{organisation} {assigned.LeadName}、{assigned.SecondName}" : organisation, row.Title, Since(row.StartAt), row.DueOn,
                await Next(row.Id, cancellation), Paths.Deadline(row.Id));
    }

    private async Task<WaitingView> For(TaskRow task, string organisation, CancellationToken cancellation)
    {
        var holder = task.Assignee is { } id ? await db.Users.AsNoTracking().Where(u => u.Id == id).Select(u => u.DisplayName).FirstOrDefaultAsync(cancellation) : null;
        var who = holder is null ? $"{organisation}{Role.Names[task.Role]}（待签收）" : $"{organisation} {holder}";
        return new WaitingView(
            lights.Of(task), who, task.Title, Since(task.CreatedAt), task.DueAt is { } due ? LegalDay.Of(due.AddTicks(-1)) : null,
            task.DeadlineId is { } deadline ? await Next(deadline, cancellation) : null, task.DeadlineId is { } known ? Paths.Deadline(known) : null);
    }

    private async Task<string?> Next(string deadline, CancellationToken cancellation)
    {
        var next = await db.Rungs.AsNoTracking().Where(r => r.DeadlineId == deadline && r.FiredAt == null && r.Recipient != "handler").OrderBy(r => r.Rung).Select(r => r.Recipient).FirstOrDefaultAsync(cancellation);
        return next is null ? null : TimelineWords.Recipient(next);
    }

    private Task<string> Name(string organisation, CancellationToken cancellation) =>
        db.Organisations.AsNoTracking().Where(o => o.Id == organisation).Select(o => o.Name).FirstAsync(cancellation);

    private int Since(DateTimeOffset at) => Math.Max(0, lights.WorkingDays(LegalDay.Of(at), lights.Today));
}
