using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Deadlines;

/// <summary>The board of matters that climbed the ladder, as far as the person may see their cases.</summary>
public sealed class SuperviseBoard(CaseDb db, EscalationQueries queries, LightViews lights, DeadlineChoices choices, SealedWords words, PersonAtDoor door)
{
    private const int Most = 60;

    private static (string Code, string Name, string Role)[] Rungs =>
    [
        ("handler", Texts.Of("deadlines.rung.handler"), Role.Handler), ("section-head", Texts.Of("deadlines.rung.section-head"), Role.SectionHead),
        ("leader-in-charge", Texts.Of("deadlines.rung.leader-in-charge"), Role.Leader),
        ("principal-leader", Texts.Of("deadlines.rung.principal-leader"), Role.PrincipalLeader), ("upper-commission", Texts.Of("deadlines.rung.upper-commission"), Role.PrincipalLeader),
    ];

    /// <summary>Whoever opens the board has received what is addressed to them.</summary>
    public async Task Receive(CancellationToken cancellation)
    {
        var unread = await db.EscalationsFor(door.Person).AsNoTracking().Where(e => e.ReadAt == null).OrderByDescending(e => e.Id).Take(Most).Select(e => e.Id).ToListAsync(cancellation);
        foreach (var id in unread)
        {
            await queries.Change(door.Person, id, null, cancellation);
        }
    }

    /// <param name="rung">Code of the rung to show; null: the person's own.</param>
    /// <param name="matters">Matters in place of cases.</param>
    /// <param name="id">The escalation that a form was sent for; it says which of the two.</param>
    /// <param name="draft">What that form held and why it could not be taken.</param>
    public async Task<SuperviseView> View(string? rung, bool matters, string? id, LeaderDraft? draft, CancellationToken cancellation)
    {
        var person = door.Person;
        matters = id is null ? matters : await db.Escalations.AnyAsync(e => e.Id == id && db.Cases.Any(c => c.Id == e.CaseId && c.Kind != Case.OfCase), cancellation);
        var visible = Visible(matters);
        var mine = db.EscalationsFor(person);
        var top = await Top(matters, cancellation);
        var chosen = Rung(id is null ? rung : top.FirstOrDefault(e => e.Id == id)?.Recipient);
        var mineIds = (await mine.Where(e => e.RepliedAt == null).Select(e => e.Id).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        var running = await db.Deadlines.AsNoTracking().Where(d => d.State == "running" && visible.Any(c => c.Id == d.CaseId)).ToListAsync(cancellation);
        var today = top.Where(e => LegalDay.Of(e.RaisedAt) == lights.Today).ToLookup(e => e.Recipient);
        return new SuperviseView(
            lights.Today,
            [.. Rungs.Select(r => new RungTab(r.Name, top.Count(e => e.Recipient == r.Code), today[r.Code].Any() ? Texts.Of("deadlines.supervise.new-today", today[r.Code].Count()) : null, $"{Paths.Supervise}?rung={r.Code}{(matters ? "&of=matters" : "")}", r.Code == chosen.Code))],
            chosen.Name,
            await Cards([.. top.Where(e => e.Recipient == chosen.Code).Take(Most)], mineIds, id, draft, cancellation),
            await Coming(running, chosen.Code, cancellation),
            [.. new[] { LightState.Red, LightState.Yellow, LightState.Green }.Select(s => (s, running.Count(d => lights.Of(d).State == s)))],
            [.. running.Where(d => d.DueAt <= lights.Now).GroupBy(d => d.Title).OrderByDescending(g => g.Count()).Take(8).Select(g => new BarView(g.Key, g.Count()))],
            await Instructions(cancellation),
            [.. (await PersonAtDoor.WithRole(db, person.OrganisationId, Role.Handler, cancellation)).Select(p => new Option(p.Id, p.Name))], matters)
        {
            Exports = top.Any(e => e.Recipient == chosen.Code) ? ListFile.Buttons(Addresses.Of(Paths.Supervise + "/export", ("rung", chosen.Code), ("of", matters ? SupervisePages.Matters : null))) : [],
            Told = await Told(mine, cancellation),
        };
    }

    /// <summary>The columns of a rung as a file.</summary>
    public static IReadOnlyList<string> Heading => Words.Spoken.All("list.matter", "list.light", "supervise.what", "supervise.way", "supervise.receipt");

    /// <summary>Everything that stands on a rung, as its cards say it. Taking it along is no receipt.</summary>
    public async IAsyncEnumerable<IReadOnlyList<object?>> Rows(string? rung, bool matters, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var code = Rung(rung).Code;
        foreach (var some in (await Top(matters, cancellation)).Where(e => e.Recipient == code).Chunk(Most))
        {
            foreach (var card in await Cards(some, [], null, null, cancellation))
            {
                yield return [card.Matter, card.Light.Said(Words.Spoken), card.Sentence, card.Escalation, card.Receipt];
            }
        }
    }

    /// <summary>What the rung is called.</summary>
    public string Name(string? rung) => Rung(rung).Name;

    // The rung that is asked for; otherwise the person's own.
    private (string Code, string Name, string Role) Rung(string? code)
    {
        var own = Rungs.LastOrDefault(r => door.Person.Seats.Any(s => s.Is(r.Role)) && r.Code != "upper-commission").Code ?? "section-head";
        return Rungs.FirstOrDefault(r => r.Code == code) is { Code: not null } found ? found : Rungs.First(r => r.Code == own);
    }

    private IQueryable<Case> Visible(bool matters) => db.VisibleTo(door.Person).Where(c => (c.Kind != Case.OfCase) == matters);

    // A matter stands on the highest rung that it has climbed to.
    private async Task<List<EscalationRow>> Top(bool matters, CancellationToken cancellation)
    {
        var (visible, mine) = (Visible(matters), db.EscalationsFor(door.Person));
        var open = await db.Escalations.AsNoTracking().Where(e => e.RepliedAt == null && e.Recipient != DeadlineNews.Recipient && (visible.Any(c => c.Id == e.CaseId) || mine.Any(m => m.Id == e.Id)))
            .Where(e => db.Cases.Any(c => c.Id == e.CaseId && (c.Kind != Case.OfCase) == matters))
            .Where(e => db.Deadlines.Any(d => d.Id == e.DeadlineId && d.State == "running")).OrderByDescending(e => e.RaisedAt).Take(2000).ToListAsync(cancellation);
        return [.. open.GroupBy(e => e.DeadlineId).Select(g => g.MaxBy(e => e.Rung)!)];
    }

    private async Task<List<LeaderCard>> Cards(IReadOnlyList<EscalationRow> rows, HashSet<string> mine, string? id, LeaderDraft? draft, CancellationToken cancellation)
    {
        var deadlineIds = rows.Select(r => r.DeadlineId).ToList();
        var deadlines = await db.Deadlines.AsNoTracking().Where(d => deadlineIds.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellation);
        var next = (await db.Rungs.AsNoTracking().Where(r => deadlineIds.Contains(r.DeadlineId) && r.FiredAt == null).ToListAsync(cancellation)).ToLookup(r => r.DeadlineId);
        var caseIds = rows.Select(r => r.CaseId).ToList();
        var cases = await db.Cases.AsNoTracking().Where(c => caseIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        var changes = (await db.DeadlineChanges.AsNoTracking().Where(c => deadlineIds.Contains(c.DeadlineId)).OrderBy(c => c.Id).ToListAsync(cancellation)).ToLookup(c => c.DeadlineId);
        var readerIds = rows.SelectMany(r => new[] { r.ReadBy, r.ReadFor }).OfType<string>().Distinct().ToList();
        var readers = await db.Users.AsNoTracking().Where(u => readerIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        var acting = await WhoActs(rows, cancellation);
        var taskIds = deadlines.Values.Select(d => d.TaskId).OfType<string>().ToList();
        var tasks = await db.Tasks.AsNoTracking().Where(t => taskIds.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellation);
        return [.. rows.Select(r =>
        {
            var deadline = deadlines[r.DeadlineId];
            var task = deadline.TaskId is { } t ? tasks.GetValueOrDefault(t) : null;
            var acts = choices.Of(deadline, cases[r.CaseId], [.. changes[deadline.Id]], null);
            return new LeaderCard(
                r.Id, lights.Of(deadline), cases[r.CaseId].Title, Paths.Of(cases[r.CaseId].Kind, r.CaseId), r.Sentence + (task?.Round > 0 ? Texts.Of("deadlines.supervise.sent-back", task.Round) : ""), Escalation(r, next[r.DeadlineId].OrderBy(x => x.Rung).FirstOrDefault()) + acting.GetValueOrDefault(r.Id),
                mine.Contains(r.Id) ? null : Texts.Of("deadlines.supervise.not-yours", TimelineWords.Recipient(r.Recipient)), r.Id == id ? draft : null,
                task is null || task.Role != Role.Handler ? Texts.Of("deadlines.supervise.not-handlers") : door.Person.Seats.Any(s => s.Is(Role.SectionHead) || task.Assignee == s.Part) ? null : Texts.Of("deadlines.supervise.section-head-reassigns"),
                acts?.ExtendRefusal)
            {
                Grounds = acts?.Extensions ?? [],
                Unit = acts?.Unit ?? "",
                Proof = Paths.Deadline(deadline.Id),
                Receipt = r.ReadAt is { } read ? Texts.Of("deadlines.supervise.read", r.ReadBy is { } by ? readers.GetValueOrDefault(by, Texts.Of("deadlines.calendar.staff-member")) : "", r.ReadFor is { } absent ? Texts.Of("deadlines.proof.read-for", readers.GetValueOrDefault(absent, Texts.Of("deadlines.calendar.staff-member"))) : "", Show.ShortMoment(read)) : Texts.Of("deadlines.supervise.unread"),
            };
        })];
    }

    // Who is away of those whom it reached, and who acts for them.
    private async Task<Dictionary<string, string>> WhoActs(IReadOnlyList<EscalationRow> rows, CancellationToken cancellation)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        if (await Away.On(db, lights.Today, cancellation) is { None: false } away)
        {
            foreach (var row in rows)
            {
                var gone = (await Reach.Holders(db, row).Select(u => u.Id).ToListAsync(cancellation)).Where(away.Is).ToList();
                words[row.Id] = string.Concat(gone.Select(g => Texts.Of("deadlines.supervise.away", away.NameOf(g), away.SubstituteOf(g) is { } acts ? Texts.Of("deadlines.supervise.away-substitute", away.NameOf(acts)) : "")));
            }
        }

        return words;
    }

    private static string Escalation(EscalationRow row, RungRow? next) =>
        Texts.Of("deadlines.supervise.reported", Show.ShortMoment(row.RaisedAt), TimelineWords.Recipient(row.Recipient), row.Instead is { } meant ? Texts.Of("deadlines.supervise.reported-instead", TimelineWords.Recipient(meant)) : "", next is null ? "" : Texts.Of("deadlines.supervise.reported-next", Show.ShortMoment(next.At), TimelineWords.Recipient(next.Recipient)));

    private static async Task<List<ToldLine>> Told(IQueryable<EscalationRow> mine, CancellationToken cancellation) =>
        (await mine.AsNoTracking().Where(e => e.Recipient == DeadlineNews.Recipient).OrderByDescending(e => e.Id).Take(10).ToListAsync(cancellation))
            .ConvertAll(e => new ToldLine(e.Sentence, e.DeadlineId.Length == 0 ? null : Paths.Deadline(e.DeadlineId), e.RaisedAt, e.ReadAt));

    private async Task<List<ComingLine>> Coming(List<DeadlineRow> running, string rung, CancellationToken cancellation)
    {
        var (now, until) = (lights.Now, lights.Now.AddDays(5));
        var ids = running.Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
        var rungs = (await db.Rungs.AsNoTracking().Where(r => r.FiredAt == null && r.PassedAt == null && r.At > now && r.At <= until && r.Recipient == rung).OrderBy(r => r.At).Take(500).ToListAsync(cancellation))
            .Where(r => ids.Contains(r.DeadlineId)).DistinctBy(r => r.DeadlineId).Where(r => lights.WorkingDays(lights.Today, LegalDay.Of(r.At)) <= 3).Take(20).ToList();
        var caseIds = rungs.Select(r => running.First(d => d.Id == r.DeadlineId).CaseId).ToList();
        var numbers = await db.Cases.AsNoTracking().Where(c => caseIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, cancellation);
        var taskIds = rungs.Select(r => running.First(d => d.Id == r.DeadlineId).TaskId).OfType<string>().ToList();
        var tasks = await db.Tasks.AsNoTracking().Where(t => taskIds.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellation);
        var holders = tasks.Values.Select(t => t.Assignee).OfType<string>().ToList();
        var people = await db.Users.AsNoTracking().Where(u => holders.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        return rungs.ConvertAll(r =>
        {
            var deadline = running.First(d => d.Id == r.DeadlineId);
            var task = deadline.TaskId is { } t ? tasks.GetValueOrDefault(t) : null;
            var with = task?.Assignee is { } holder ? people.GetValueOrDefault(holder, Texts.Of("deadlines.calendar.staff-member")) : task is null ? Texts.Of("deadlines.supervise.with-handler") : Texts.Of("deadlines.supervise.with-role", Role.Names[task.Role]);
            return new ComingLine(lights.Of(deadline), $"{numbers[deadline.CaseId]} {deadline.Title}", Paths.Deadline(deadline.Id), with, LegalDay.Of(r.At));
        });
    }

    private async Task<List<InstructionLine>> Instructions(CancellationToken cancellation)
    {
        var rows = await db.EscalationsFor(door.Person).AsNoTracking().Where(e => e.RepliedAt != null && e.ReadBy == door.Person.Id).OrderByDescending(e => e.RepliedAt).Take(8).ToListAsync(cancellation);
        var lines = new List<InstructionLine>();
        foreach (var row in rows)
        {
            var text = (await words.Read(row.CaseId, [row.ReplyText], cancellation)).Values.FirstOrDefault() ?? "";
            var met = await db.Deadlines.AsNoTracking().Where(d => d.Id == row.DeadlineId).Select(d => d.State).FirstOrDefaultAsync(cancellation);
            lines.Add(new InstructionLine(text, LegalDay.Of(row.RepliedAt!.Value), met == "running" ? Texts.Of("deadlines.supervise.not-closed") : Texts.Of("deadlines.light.done")));
        }

        return lines;
    }
}
