using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Matters;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Matters;

/// <summary>What a list of matters is narrowed by.</summary>
public sealed record MatterFilter(string? Kind = null, string? State = null, string? Q = null, string? After = null);

/// <summary>Reads matters as far as the person may see them.</summary>
public sealed class MatterQueries(CaseDb db, CaseQueries cases, TaskViews tasks, SealedWords words)
{
    /// <summary>The audit entry of a file that led to a clue.</summary>
    internal const string ClueRaised = "clue-raised";

    public IQueryable<Case> Visible(Person person) => db.VisibleTo(person).AsNoTracking().Where(c => c.Kind != Case.OfCase && c.Kind != Case.OfRegister && c.Kind != Case.OfDraw);

    public async Task<IReadOnlyList<Case>> Page(Person person, MatterFilter filter, CancellationToken cancellation)
    {
        var matters = Visible(person);
        if (filter.Kind is { Length: > 0 } kind)
        {
            matters = matters.Where(c => c.Kind == kind);
        }

        if (StageCodes.Read(filter.State) is { } state)
        {
            matters = matters.Where(c => c.Stage == state);
        }

        if (filter.Q is { Length: > 0 } q)
        {
            matters = matters.Where(c => c.Number.Contains(q) || c.Title.Contains(q));
        }

        if (filter.After is { Length: > 0 } after)
        {
            matters = matters.Where(c => string.Compare(c.Id, after) < 0);
        }

        return await matters.OrderByDescending(c => c.Id).Take(Paging.Size).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<MatterSummary>> Summaries(IReadOnlyList<Case> matters, CancellationToken cancellation)
    {
        var ids = matters.Select(c => c.Id).ToList();
        var running = (await db.Deadlines.AsNoTracking().Where(d => ids.Contains(d.CaseId) && (d.State == "running" || d.State == "paused")).ToListAsync(cancellation)).ToLookup(d => d.CaseId);
        return [.. matters.Select(m => Summary(m, [.. running[m.Id]]))];
    }

    public async Task<Case?> Find(Person person, string id, CancellationToken cancellation) =>
        await Visible(person).FirstOrDefaultAsync(c => c.Id == id, cancellation);

    public async Task<MatterDetail> Detail(Person person, Case of, CancellationToken cancellation)
    {
        var facts = new JsonObject();
        CaseFactsView.Fill(facts, of);
        var open = await db.Tasks.AsNoTracking().Where(t => t.CaseId == of.Id && t.State == "open").OrderBy(t => t.CreatedAt).ToListAsync(cancellation);
        return new MatterDetail(
            (await Summaries([of], cancellation))[0], (int)of.Version, of.Facts.Matter?.Result, facts, await Forms(of, cancellation), await Origin(person, of, cancellation), await LedTo(person, of, cancellation),
            await tasks.Items(open, cancellation), await cases.Deadlines(of.Id, cancellation),
            await db.Incidents.AsNoTracking().Where(i => i.CaseId == of.Id && i.ResolvedAt == null).Select(i => i.Message).ToListAsync(cancellation));
    }

    /// <summary>The forms as they were filled in, texts opened.</summary>
    public async Task<IReadOnlyList<FilledForm>> Forms(Case of, CancellationToken cancellation)
    {
        var ids = of.Facts.Records.Select(r => r.TaskId).ToList();
        var rows = await db.Tasks.AsNoTracking().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellation);
        var texts = await words.Read(of.Id, of.Facts.Records.SelectMany(r => r.Texts.Values), cancellation);
        return [.. of.Facts.Records.Select(r =>
        {
            var row = rows[r.TaskId];
            return new FilledForm(
                r.Step, row.Title, r.Outcome, OutcomeWords.Of(row, Acts.Find(row.Act)!, r.Outcome), r.Codes,
                r.Texts.ToDictionary(t => t.Key, t => texts.GetValueOrDefault(t.Value, ""), StringComparer.Ordinal), r.Signed.Name, r.Signed.At);
        })];
    }

    /// <summary>Where it came from; null where the person may not know of that.</summary>
    public async Task<MatterLink?> Origin(Person person, Case of, CancellationToken cancellation)
    {
        if (of.Facts.Origin is not { } origin || !MayKnowOf(person, origin.Kind))
        {
            return null;
        }

        var seen = await db.VisibleTo(person).AnyAsync(c => c.Id == origin.CaseId, cancellation);
        return new MatterLink(seen ? origin.CaseId : null, origin.Number, origin.Kind, KindName(origin.Kind));
    }

    /// <summary>Matters and clues that it opened, as far as the person may know of them.</summary>
    public async Task<IReadOnlyList<MatterLink>> LedTo(Person person, Case of, CancellationToken cancellation)
    {
        // To a commission a clue's number alone tells nothing; who may not see the case gets no way to it.
        var rows = await db.Cases.AsNoTracking().Where(c => c.OriginId == of.Id).OrderBy(c => c.Id).Select(c => new { c.Id, c.Number, c.Kind }).ToListAsync(cancellation);
        var ids = rows.Select(r => r.Id).ToList();
        var seen = await db.VisibleTo(person).Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellation);
        return [.. rows.Where(r => MayKnowOf(person, r.Kind)).Select(r => new MatterLink(seen.Contains(r.Id) ? r.Id : null, r.Number, r.Kind, KindName(r.Kind)))];
    }

    /// <summary>What happened to a matter, as far as the person may know of it.</summary>
    public async Task<IReadOnlyList<TimelineEntry>> Timeline(Person person, Case of, CancellationToken cancellation) =>
        [.. (await cases.Timeline(of.Id, cancellation)).Where(e => e.What != ClueRaised || MayKnowOf(person, Case.OfCase))];

    public static string KindName(string kind) => kind switch
    {
        Case.OfRegister => Texts.Of("matters.kind.register"),
        Case.OfDraw => Texts.Of("matters.kind.draw"),
        _ => MatterKind.Find(kind)?.Name ?? Texts.Of("matters.kind.case"),
    };

    // An institution learns neither that there is a case nor its number.
    private static bool MayKnowOf(Person person, string kind) => kind != Case.OfCase || person.IsAny(Role.OfCases);

    private MatterSummary Summary(Case of, IReadOnlyList<DeadlineRow> running) => new(
        of.Id, of.Number, of.Title, of.Kind, KindName(of.Kind), of.Stage.Kebab(), cases.Worst(running), of.OrganisationId, of.InstitutionId,
        LegalDay.Of(of.ReceivedAt), running.Count == 0 ? null : running.Min(d => d.DueOn));
}
