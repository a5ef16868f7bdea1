using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Circulating;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Bell;

/// <summary>消息: whatever the house told a person — reminders, what was escalated to her, moved deadlines, what was circulated to her — with the receipt of each.</summary>
public sealed class MessageDesk(CaseDb db, EscalationQueries escalations, Circulate circulate, PersonAtDoor door)
{
    private const int PageSize = 20;

    // What one press of the button marks; the next takes the rest.
    private const int AtOnce = 200;

    /// <summary>How many messages the person has not read.</summary>
    public static async Task<int> Unread(CaseDb db, Person person, CancellationToken cancellation) =>
        await db.EscalationsFor(person).CountAsync(e => e.ReadAt == null, cancellation) + await Sent(db, person).CountAsync(c => c.ReadAt == null, cancellation);

    /// <param name="after">The last message of the page before; ids grow with time, whatever the message is.</param>
    public async Task<MessagesView> View(MessageFilter filter, string? after, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var lines = await Lines(filter, after, PageSize + 1, cancellation);
        var page = lines.Take(PageSize).ToList();
        return new MessagesView(
            page, filter, await Unread(db, door.Person, cancellation),
            new PagerView(page.Count, null, after is null ? null : filter.Address(Paths.Messages), lines.Count > PageSize ? filter.Address(Paths.Messages, page[^1].Id) : null))
        {
            Exports = page.Count == 0 ? [] : ListFile.Buttons(filter.Address(Paths.Messages + "/export")),
        };
    }

    /// <summary>The columns of the list as a file.</summary>
    public static IReadOnlyList<string> Heading => Words.Spoken.All("messages.kind", "messages.text", "messages.at", "messages.receipt");

    /// <summary>Every message that the filter leaves, the newest first.</summary>
    public async IAsyncEnumerable<IReadOnlyList<object?>> Rows(MessageFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var line in ListFile.Through(async after =>
        {
            var page = await Lines(filter, after, Paging.Size, cancellation);
            return (page, page.Count < Paging.Size ? null : page[^1].Id);
        }).WithCancellation(cancellation))
        {
            yield return [Words.Spoken[MessageFilter.Word(line.Kind)], line.Sentence, Show.Moment(line.At), line.Receipt(Words.Spoken)];
        }
    }

    /// <summary>The newest, for the workbench.</summary>
    public Task<List<MessageLine>> Newest(int count, CancellationToken cancellation) => Lines(new MessageFilter(true, null), null, count, cancellation);

    /// <summary>回执. What somebody has read already stays read by them.</summary>
    public async Task<Refusal?> Read(string id, CancellationToken cancellation) =>
        await Sent(db, door.Person).AnyAsync(c => c.Id == id, cancellation) ? await circulate.Read(id, cancellation) : (await escalations.Change(door.Person, id, null, cancellation)).Refusal;

    public async Task ReadAll(CancellationToken cancellation)
    {
        var told = await db.EscalationsFor(door.Person).AsNoTracking().Where(e => e.ReadAt == null).OrderBy(e => e.Id).Select(e => e.Id).Take(AtOnce).ToListAsync(cancellation);
        var sent = await Sent(db, door.Person).Where(c => c.ReadAt == null).OrderBy(c => c.Id).Select(c => c.Id).Take(AtOnce).ToListAsync(cancellation);
        foreach (var id in told.Concat(sent))
        {
            await Read(id, cancellation);
        }
    }

    private async Task<List<MessageLine>> Lines(MessageFilter filter, string? after, int count, CancellationToken cancellation)
    {
        var unread = filter.Unread;
        var told = await filter.Of(db.EscalationsFor(door.Person).AsNoTracking()).Where(e => (!unread || e.ReadAt == null) && (after == null || string.Compare(e.Id, after) < 0)).OrderByDescending(e => e.Id).Take(count).ToListAsync(cancellation);
        var sent = filter.Kind is not (null or MessageKind.Circulated) ? [] : await Sent(db, door.Person).Where(c => (!unread || c.ReadAt == null) && (after == null || string.Compare(c.Id, after) < 0)).OrderByDescending(c => c.Id).Take(count).ToListAsync(cancellation);
        var ids = told.Select(t => t.CaseId).Concat(sent.Select(s => s.CaseId)).Distinct().ToList();
        var cases = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Kind, c.Number, c.Title }).ToDictionaryAsync(c => c.Id, cancellation);
        var open = (await db.VisibleTo(door.Person).Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        var readers = told.Select(t => t.ReadBy).OfType<string>().Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => readers.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        return
        [
            .. told.Select(t => new MessageLine(t.Id, MessageFilter.KindOf(t), t.Sentence, !open.Contains(t.CaseId) ? null : t.DeadlineId.Length > 0 ? Paths.Deadline(t.DeadlineId) : Paths.Of(cases[t.CaseId].Kind, t.CaseId), t.RaisedAt, t.ReadAt,
                t.ReadBy is { } by && by != door.Person.Id ? names.GetValueOrDefault(by) : null) { Answer = t is { RepliedAt: null, Rung: > 0 } && t.Recipient != "handler" && door.Person.IsAny(Role.OfCases) })
                .Concat(sent.Select(s => new MessageLine(s.Id, MessageKind.Circulated, Words.Spoken["messages.circulated", s.FromName, cases[s.CaseId].Number, cases[s.CaseId].Title], open.Contains(s.CaseId) ? Paths.Circulate(s.CaseId) : null, s.At, s.ReadAt, null)))
                .OrderByDescending(l => l.Id, StringComparer.Ordinal).Take(count),
        ];
    }

    private static IQueryable<CirculationRow> Sent(CaseDb db, Person person)
    {
        var visible = db.VisibleTo(person).Select(c => c.Id);
        return db.Circulations.AsNoTracking().Where(c => c.ToId == person.Id && visible.Contains(c.CaseId));
    }
}
