using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Tasks;

/// <summary>What stands in a person's inbox: filters with their counts, the list, the task that is open.</summary>
public sealed class Inbox(CaseDb db, PersonAtDoor door, InboxChoice choice, TaskLines lines, TaskForms forms, Waits waits, LightViews lights, SealedWords words, MatterLines matters, InboxPanes panes, SavedFilters saved, Columns columns)
{
    private const int PageSize = 20;

    /// <param name="http">Its query holds the filters: filter, light, step, q, after.</param>
    /// <param name="task">Id of the task in the preview.</param>
    /// <param name="sent">That task's form as it was sent, where it could not be taken.</param>
    /// <param name="said">What is to be said above the list.</param>
    public async Task<InboxView> View(HttpContext http, string? task, TaskFormView? sent, CancellationToken cancellation, IReadOnlyList<string>? said = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        var after = http.Request.Query["after"].ToString();
        var chosen = await choice.Of(http.Request.Query, cancellation);
        var (filter, light, q) = (chosen.Pane, chosen.Light, chosen.Typed);
        var done = db.DoneBy(door.Person).AsNoTracking();
        var doneCount = await done.CountAsync(cancellation);
        var pane = InboxPanes.Is(filter) ? await panes.Page(http, filter, q, cancellation) : default;
        var start = after.Length == 0 ? 0 : chosen.Tasks.ToList().FindIndex(t => t.Id == after) + 1;
        var page = chosen.Tasks.Skip(start).Take(PageSize).ToList();
        (string Code, string Name, int Count, string Link)[] filters =
        [
            ("", Texts.Of("tasks.inbox.open"), chosen.Open.Count, Paths.Inbox),
            ("unclaimed", Texts.Of("tasks.inbox.unclaimed"), chosen.Open.Count(t => t.Assignee is null), $"{Paths.Inbox}?filter=unclaimed"),
            ("mine", Texts.Of("tasks.inbox.mine"), chosen.Open.Count(choice.Mine), $"{Paths.Inbox}?filter=mine"),
            ("done", Texts.Of("tasks.inbox.done"), doneCount, $"{Paths.Inbox}?state=done"),
            (InboxPanes.Closed, Texts.Of("tasks.inbox.closed"), await panes.Count(InboxPanes.Closed, cancellation), $"{Paths.Inbox}?filter={InboxPanes.Closed}"),
            (InboxPanes.Started, Texts.Of("tasks.inbox.started"), await panes.Count(InboxPanes.Started, cancellation), $"{Paths.Inbox}?filter={InboxPanes.Started}"),
            (InboxPanes.Circulated, Texts.Of("tasks.inbox.circulated-unread"), await panes.Count(InboxPanes.Circulated, cancellation), $"{Paths.Inbox}?filter={InboxPanes.Circulated}"),
            (InboxChoice.Delegated, Texts.Of("tasks.inbox.delegated"), await done.CountAsync(t => t.DoneFor != null, cancellation), $"{Paths.Inbox}?filter={InboxChoice.Delegated}"),
        ];
        var heading = filter == InboxPanes.Circulated ? Texts.Of("tasks.inbox.circulated") : InboxChoice.Lights.FirstOrDefault(l => l.Code == light).Name ?? filters.FirstOrDefault(f => f.Code == filter).Name ?? Texts.Of("tasks.inbox.open");
        var plain = SavedFilters.Plain(http.Request.QueryString.Value ?? "");
        return new InboxView(
            heading, pane.Entries is not null ? pane.Total : filter == InboxChoice.Done && q.Length == 0 ? doneCount : chosen.Tasks.Count,
            [.. filters.Select(f => new InboxFilter(f.Name, f.Count, f.Link, light.Length == 0 && f.Code == filter))],
            filter is InboxChoice.Done or InboxChoice.Delegated || InboxPanes.Is(filter) ? [] : [.. InboxChoice.Lights.Select(l => new InboxFilter(l.Name, chosen.AnyLight.Count(t => lights.Of(t).State == l.State), Addresses.With(http, "light", l.Code), l.Code == light, new LightView(l.State)))],
            await choice.Lines(page, cancellation),
            pane.Pager ?? new PagerView(page.Count, chosen.Tasks.Count, start == 0 ? null : Addresses.Without(http, "after"), start + page.Count < chosen.Tasks.Count ? Addresses.With(http, "after", page[^1].Id) : null),
            task, task is null ? null : await Preview(task, sent, cancellation))
        {
            Pane = filter, Entries = pane.Entries, Step = chosen.Step, Light = light, Typed = q, Steps = [.. chosen.Steps.Select(t => new Option(t, t))], Query = plain, Said = said ?? [],
            Saved = [.. (await saved.All(cancellation)).Select(f => new InboxSaved(f.Id, f.Name, f.Link, f.Query == plain && plain.Length > 0))],
            Columns = await columns.Of("inbox", http, cancellation), Exports = pane.Entries is null && chosen.Tasks.Count > 0 ? ListFile.Buttons(http, Paths.Inbox) : [],
        };
    }

    /// <summary>One task with its case's main facts, what the one before wrote, and its form; null where the person may not see it.</summary>
    public async Task<InboxPreviewView?> Preview(string id, TaskFormView? sent, CancellationToken cancellation)
    {
        if (await TaskAccess.Find(db, door.Person, id, cancellation) is not { } task)
        {
            return null;
        }

        var of = await db.Cases.AsNoTracking().FirstAsync(c => c.Id == task.CaseId, cancellation);
        var line = (await lines.Of([task], cancellation))[0];
        return new InboxPreviewView(
            line, of.Facts.Investigation?.Institution, (await waits.For(of, task, cancellation))!, of.IsMatter ? await Matter(of, cancellation) : Facts(of, task), await Before(task, cancellation),
            sent ?? await forms.View(task, of, door.Person, cancellation));
    }

    // What the step before wrote is what this one has to judge.
    private async Task<List<Pair>> Matter(Case of, CancellationToken cancellation)
    {
        var facts = (await matters.Facts(door.Person, of, cancellation)).ToList();
        if (await matters.Forms(of, cancellation) is [var last, ..])
        {
            facts.Add(new(last.Title, $"{last.Outcome}，{last.By} {Show.Moment(last.At)}"));
            facts.AddRange(last.Lines);
        }

        return facts;
    }

    private static List<Pair> Facts(Case of, TaskRow task)
    {
        var facts = new List<Pair>
        {
            new(Texts.Of("tasks.inbox-fact.conduct"), GradingWords.Conduct(of.Conduct)),
            new(Texts.Of("tasks.inbox-fact.received"), Show.Day(Show.LocalDay(of.ReceivedAt))),
        };
        if (task.Act is "accept-tip" or "verify-tip" or "investigate" or "assign-handlers" or "give-feedback")
        {
            facts.Add(new(Texts.Of("tasks.inbox-fact.tip"), Texts.Of("tasks.inbox-fact.tip-open"), $"{Paths.CaseTab(of.Id, "correspondence")}&tip=open"));
        }

        if (of.Facts.Assignment is { } assigned)
        {
            facts.Add(new(Texts.Of("tasks.inbox-fact.handlers"), $"{assigned.LeadName}、{assigned.SecondName}"));
        }

        if (of.Facts.Proposal?.Response is { } response)
        {
            facts.Add(new(Texts.Of("tasks.inbox-fact.grading"), GradingWords.Tier(response["tier"]?.GetValue<string>() ?? "none"), Paths.CaseTab(of.Id, "grading")));
            if (response["nextThreshold"] is JsonObject next && next["value"] is not null && next["at"] is not null)
            {
                facts.Add(new(Texts.Of("tasks.inbox-fact.next-threshold"), Show.Money(Number(next["at"]!) - Number(next["value"]!)), Paths.CaseTab(of.Id, "grading")));
            }
        }

        return facts;
    }

    private static decimal Number(JsonNode node) => decimal.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);

    // The opinion that came with the step before this one.
    private async Task<string?> Before(TaskRow task, CancellationToken cancellation)
    {
        var last = await db.Audit.AsNoTracking().Where(a => a.Chain == "case/" + task.CaseId && a.What == "task-completed" && a.At <= task.CreatedAt)
            .OrderByDescending(a => a.Sequence).FirstOrDefaultAsync(cancellation);
        if (last is null || JsonNode.Parse(last.Data)?["opinion"]?.GetValue<string>() is not { } id)
        {
            return null;
        }

        var texts = await words.Read(task.CaseId, [id], cancellation);
        return texts.GetValueOrDefault(id);
    }
}
