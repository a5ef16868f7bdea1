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

/// <summary>正在等待谁、已等多久、何时到期、逾期报谁: one sentence for each state of waiting.</summary>
public sealed class Waits(CaseDb db, LightViews lights, WaitStates states)
{
    /// <summary>Whom the case waits for; null once it is closed.</summary>
    /// <param name="mine">The task to speak of; null: the most pressing of all that the case waits for.</param>
    public async Task<WaitingView?> For(Case of, TaskRow? mine, CancellationToken cancellation)
    {
        if (mine is not null)
        {
            return await For(mine, cancellation);
        }

        var all = await All(of, cancellation);
        return all.Count > 0 ? all[0].View
            : of.Stage is CaseStage.Closed or CaseStage.Cancelled ? null
            : new WaitingView(new LightView(LightState.None, Text: Texts.Of("cases.wait.open")), Texts.Of("cases.who.system"), Texts.Of("cases.wait.next-step"), Since(of.ReceivedAt), null, null);
    }

    /// <summary>Everything that the case waits for, the most pressing first: held steps, tasks, the hour or the event, limits of the whole case, inner steps, children.</summary>
    public async Task<IReadOnlyList<Wait>> All(Case of, CancellationToken cancellation)
    {
        var organisation = await Name(of.OrganisationId, cancellation);
        var all = new List<Wait>();
        foreach (var held in await db.Incidents.AsNoTracking().Where(i => i.CaseId == of.Id && i.ResolvedAt == null).OrderBy(i => i.At).ToListAsync(cancellation))
        {
            all.Add(new Wait("incident", held.At, new WaitingView(
                new LightView(LightState.Paused, Text: Texts.Of("cases.wait.paused")), $"{organisation}{Role.Names[Role.Supervisor]}", Texts.Of("cases.wait.held-step", held.Message.TrimEnd('。')), Since(held.At), null, null,
                Since: LegalDay.Of(held.At))));
        }

        foreach (var task in await db.Tasks.AsNoTracking().Where(t => t.CaseId == of.Id && t.State == "open").OrderBy(t => t.DueAt ?? DateTimeOffset.MaxValue).ThenBy(t => t.Id).ToListAsync(cancellation))
        {
            all.Add(new Wait("task", task.CreatedAt, await For(task, cancellation)));
        }

        all.AddRange(await states.Bookmarks(of, cancellation));
        foreach (var limit in await db.Deadlines.AsNoTracking().Where(d => d.CaseId == of.Id && d.TaskId == null && (d.State == "running" || d.State == "paused")).OrderBy(d => d.DueAt).ToListAsync(cancellation))
        {
            all.Add(new Wait(limit.State == "paused" ? "paused-deadline" : "deadline", limit.StartAt, await Of(limit, null, of, cancellation)));
        }

        all.AddRange(await states.InnerSteps(of, cancellation));
        all.AddRange(await states.Children(of, cancellation));
        return all;
    }

    /// <summary>Who has to keep a deadline: the holder of its task, else the handlers, else the organisation.</summary>
    public async Task<WaitingView> Of(DeadlineRow row, TaskRow? task, Case of, CancellationToken cancellation)
    {
        if (task is not null)
        {
            return await For(task, cancellation) with { Paused = row.State == "paused" };
        }

        var organisation = await Name(of.OrganisationId, cancellation);
        var since = row.State == "paused" ? row.PausedAt ?? row.StartAt : row.StartAt;
        return new WaitingView(
            lights.Of(row), of.Facts.Assignment is { } assigned ? $"{organisation} {assigned.LeadName}、{assigned.SecondName}" : organisation, row.Title, Since(since), row.DueOn,
            await Next(row.Id, cancellation), Paths.Deadline(row.Id), LegalDay.Of(since), row.State == "paused");
    }

    private Task<string> Name(string organisation, CancellationToken cancellation) =>
        db.Organisations.AsNoTracking().Where(o => o.Id == organisation).Select(o => o.Name).FirstAsync(cancellation);

    private async Task<WaitingView> For(TaskRow task, CancellationToken cancellation)
    {
        var organisation = await Name(task.OrganisationId, cancellation);
        var holder = task.Assignee is { } id ? await db.Users.AsNoTracking().Where(u => u.Id == id).Select(u => u.DisplayName).FirstOrDefaultAsync(cancellation) : null;
        var who = holder is null ? Texts.Of("cases.wait.unclaimed-role", organisation, Role.Names[task.Role]) : $"{organisation} {holder}";
        var paused = task.DeadlineId is not null && await db.Deadlines.AnyAsync(d => d.Id == task.DeadlineId && d.State == "paused", cancellation);
        return new WaitingView(
            lights.Of(task), who, task.Title, Since(task.CreatedAt), task.DueAt is { } due ? LegalDay.Of(due.AddTicks(-1)) : null,
            task.DeadlineId is { } deadline ? await Next(deadline, cancellation) : null, task.DeadlineId is { } known ? Paths.Deadline(known) : null, LegalDay.Of(task.CreatedAt), paused);
    }

    private async Task<string?> Next(string deadline, CancellationToken cancellation)
    {
        var next = await db.Rungs.AsNoTracking().Where(r => r.DeadlineId == deadline && r.FiredAt == null && r.Recipient != "handler").OrderBy(r => r.Rung).Select(r => r.Recipient).FirstOrDefaultAsync(cancellation);
        return next is null ? null : TimelineWords.Recipient(next);
    }

    private string Since(DateTimeOffset at) => lights.Days(LegalDay.Of(at), lights.Today);
}

/// <summary>One thing that a case waits for.</summary>
/// <param name="Kind"><c>incident</c>, <c>task</c>, <c>time</c>, <c>event</c>, <c>outside</c>, <c>deadline</c>, <c>paused-deadline</c>, <c>step</c> or <c>workflow</c>.</param>
/// <param name="At">Since when, UTC.</param>
public sealed record Wait(string Kind, DateTimeOffset At, WaitingView View);
