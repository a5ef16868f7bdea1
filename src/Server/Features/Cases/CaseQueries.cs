using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;

namespace Qingyi.Server.Features.Cases;

/// <summary>What a list of cases is narrowed by.</summary>
public sealed record CaseFilter(string? Stage, string? Light, string? Organisation, string? Q, string? After, string? Reached = null)
{
    /// <summary>As it stands in the address of the list.</summary>
    public static CaseFilter Of(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(Text("stage"), Text("light") is "paused" ? "grey" : Text("light"), Text("organisation"), Text("q"), Text("after"), Text("reached"));

        string? Text(string name) => query[name].ToString().Trim() is { Length: > 0 } text ? text : null;
    }
}

/// <summary>Reads cases as far as the person may see them.</summary>
public sealed class CaseQueries(CaseDb db, TaskViews tasks, Waits waits, House house, TimeProvider clock)
{
    private static readonly string[] WorstFirst = ["red", "yellow", "grey"];

    public static Refusal NoSuchCase { get; } = Refusals.Of("no-such-case.case");

    /// <summary>One page, the newest first. It is full as long as there is more: what a light leaves out is made up for from further down.</summary>
    public async Task<IReadOnlyList<CaseSummary>> List(Person person, CaseFilter filter, CancellationToken cancellation)
    {
        var (found, after) = (new List<CaseSummary>(), filter.After);
        while (true)
        {
            // Ids sort by time of opening: newest first without a second column.
            var rest = Filtered(person, filter);
            rest = after is null ? rest : rest.Where(c => string.Compare(c.Id, after) < 0);
            var part = await rest.OrderByDescending(c => c.Id).Take(Paging.Size).ToListAsync(cancellation);
            var ids = part.Select(c => c.Id).ToList();
            var running = (await db.Deadlines.AsNoTracking().Where(d => ids.Contains(d.CaseId) && (d.State == "running" || d.State == "paused")).ToListAsync(cancellation)).ToLookup(d => d.CaseId);
            found.AddRange(part.Select(c => Summary(c, [.. running[c.Id]])).Where(s => filter.Light is null or "red" || s.Light == filter.Light));
            if (found.Count >= Paging.Size || part.Count < Paging.Size)
            {
                return [.. found.Take(Paging.Size)];
            }

            after = part[^1].Id;
        }
    }

    /// <summary>How many there are, counted no further than asked; a light other than red is not counted out.</summary>
    public Task<int> Count(Person person, CaseFilter filter, int most, CancellationToken cancellation) => Filtered(person, filter).Take(most).CountAsync(cancellation);

    private IQueryable<Case> Filtered(Person person, CaseFilter filter)
    {
        var now = clock.GetUtcNow();
        var cases = db.VisibleTo(person).AsNoTracking().Where(c => c.Kind == Case.OfCase).ThatReached(db, filter.Reached);
        cases = StageCodes.Read(filter.Stage) is { } stage ? cases.Where(c => c.Stage == stage) : cases;
        cases = filter.Organisation is { Length: > 0 } organisation ? cases.Where(c => c.OrganisationId == organisation) : cases;
        cases = filter.Q is { Length: > 0 } q ? cases.Where(c => c.Number.Contains(q) || c.Title.Contains(q)) : cases;

        // The finer shades are told from the rows; what cannot have the shade is not read for it.
        return filter.Light switch
        {
            "red" => cases.Where(c => db.Deadlines.Any(d => d.CaseId == c.Id && d.State == "running" && d.DueAt <= now)),
            "yellow" => cases.Where(c => db.Deadlines.Any(d => d.CaseId == c.Id && d.State == "running")),
            "grey" => cases.Where(c => db.Deadlines.Any(d => d.CaseId == c.Id && d.State == "paused")),
            _ => cases,
        };
    }

    /// <summary>A case proper.</summary>
    public async Task<Case?> Find(Person person, string id, CancellationToken cancellation) =>
        await db.VisibleTo(person).AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.Kind == Case.OfCase, cancellation);

    /// <summary>A case or a matter.</summary>
    public async Task<Case?> FindAny(Person person, string id, CancellationToken cancellation) =>
        await db.VisibleTo(person).AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellation);

    public async Task<CaseDetail> Detail(Case of, CancellationToken cancellation)
    {
        var rows = await db.Tasks.AsNoTracking().Where(t => t.CaseId == of.Id && t.State == "open").OrderBy(t => t.CreatedAt).ToListAsync(cancellation);
        var deadlines = await Deadlines(of.Id, cancellation);
        var facts = new JsonObject();
        CaseFactsView.Fill(facts, of);
        var incidents = await db.Incidents.AsNoTracking().Where(i => i.CaseId == of.Id && i.ResolvedAt == null).Select(i => i.Message).ToListAsync(cancellation);
        var summary = Summary(of, await db.Deadlines.AsNoTracking().Where(d => d.CaseId == of.Id && (d.State == "running" || d.State == "paused")).ToListAsync(cancellation));
        return new CaseDetail(
            of.Id, of.Number, of.Title, of.Stage.Kebab(), summary.Light, of.OrganisationId, summary.OpenedOn, of.Confidential ? "confidential" : "internal", (int)of.Version,
            facts, [], await tasks.Items(rows, cancellation), deadlines, of.Facts.Assignment?.Lead, of.WorkflowSet, incidents, await Waiting(of, cancellation));
    }

    private async Task<IReadOnlyList<WaitingItem>> Waiting(Case of, CancellationToken cancellation) =>
        [.. (await waits.All(of, cancellation)).Select(w => new WaitingItem(w.Kind, w.View.Sentence(Words.Spoken), w.View.Who, w.View.What, w.At, w.View.Due, w.View.Next))];

    public async Task<IReadOnlyList<DeadlineItem>> Deadlines(string caseId, CancellationToken cancellation)
    {
        var rows = await db.Deadlines.AsNoTracking().Where(d => d.CaseId == caseId).OrderBy(d => d.DueAt).ToListAsync(cancellation);
        var ids = rows.Select(d => d.Id).ToList();
        var rungs = (await db.Rungs.AsNoTracking().Where(r => ids.Contains(r.DeadlineId)).OrderBy(r => r.Rung).ToListAsync(cancellation)).ToLookup(r => r.DeadlineId);
        return [.. rows.Select(d => new DeadlineItem(
            d.Id, d.Title, d.DueOn, d.State, Light(d).Light, d.Article, JsonSerializer.Deserialize<List<string>>(d.Derivation)!,
            [.. rungs[d.Id].Select(r => new DeadlineRung(r.Recipient, r.At, r.FiredAt))], d.DueAt))];
    }

    public async Task<IReadOnlyList<TimelineEntry>> Timeline(string caseId, CancellationToken cancellation)
    {
        var rows = await db.Audit.AsNoTracking().Where(a => a.Chain == "case/" + caseId).OrderBy(a => a.Sequence).ToListAsync(cancellation);
        var accounts = TimelineWords.Accounts(rows);
        var people = await db.Users.AsNoTracking().Where(u => accounts.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        return [.. rows.Select(r => new TimelineEntry($"{r.Sequence}", r.At, r.What, TimelineWords.Sentence(r, people), Who: r.Who))];
    }

    public async Task<IReadOnlyList<AuditEntry>> Audit(string caseId, CancellationToken cancellation) =>
        [.. (await db.Audit.AsNoTracking().Where(a => a.Chain == "case/" + caseId).OrderBy(a => a.Sequence).ToListAsync(cancellation)).Select(AuditViews.Entry)];

    /// <summary>The light of a deadline with its Chinese text.</summary>
    public (string Light, string Text) Light(DeadlineRow d)
    {
        var reading = Lights.Of(new LightFacts(d.StartAt, d.State == "paused" ? null : d.DueAt, LimitUnit.CalendarDay, d.MetAt), clock.GetUtcNow(), house.Calendar.Days);
        return (LightCodes.Of(reading.Light), reading.Text);
    }

    /// <summary>The worst light of what runs; green where nothing does.</summary>
    public string Worst(IReadOnlyList<DeadlineRow> running)
    {
        var lights = running.Select(d => Light(d).Light).ToList();
        return WorstFirst.FirstOrDefault(lights.Contains) ?? "green";
    }

    private CaseSummary Summary(Case of, IReadOnlyList<DeadlineRow> running) => new(
        of.Id, of.Number, of.Title, of.Stage.Kebab(), Worst(running), of.OrganisationId, LegalDay.Of(of.ReceivedAt),
        running.Count == 0 ? null : running.Min(d => d.DueOn), of.Facts.Assignment?.LeadName);
}
