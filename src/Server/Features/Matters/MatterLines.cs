using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Matters;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Matters;

/// <summary>What a matter holds, as people read it: its main facts, and each form that was filled in.</summary>
public sealed class MatterLines(CaseDb db, MatterQueries queries, SealedWords words)
{
    public async Task<IReadOnlyList<Pair>> Facts(Person person, Case of, CancellationToken cancellation)
    {
        var names = await Names(of, cancellation);
        string? Name(string? id) => id is null ? null : names.GetValueOrDefault(id);
        var drawn = of.Facts.Records.LastOrDefault(r => r.Codes["institutions"] is not null)?.Codes["institutions"]!.AsArray().Select(i => Name(i!.ToString())).OfType<string>();
        var origin = await queries.Origin(person, of, cancellation);
        var lines = new List<Pair>
        {
            new(Texts.Of("matters.facts.matter"), MatterQueries.KindName(of.Kind)),
            new(Texts.Of("matters.facts.authority"), Name(of.OrganisationId) ?? ""),
        };
        Add(lines, Texts.Of("matters.facts.institution"), of.InstitutionId == of.OrganisationId ? null : Name(of.InstitutionId));
        Add(lines, Texts.Of("matters.facts.origin"), origin is null ? null : $"{origin.KindName} {origin.Number}", origin?.Id is { } seen ? Paths.Of(origin.Kind, seen) : null);
        Add(lines, Texts.Of("matters.facts.opened"), $"{Show.Day(LegalDay.Of(of.ReceivedAt))}，{of.Facts.Matter?.Opened.Name}");
        Add(lines, Texts.Of("matters.facts.inspected"), drawn is null ? null : string.Join('、', drawn));
        Add(lines, Texts.Of("matters.facts.inspectors"), of.Facts.Assignment is { } two ? $"{two.LeadName}、{two.SecondName}" : null);
        lines.AddRange(await Given(of, cancellation));
        Add(lines, Texts.Of("matters.facts.closed"), of.Facts.Matter?.Ended is { } ended ? $"{Show.Day(LegalDay.Of(ended.At))}，{ended.Name}" : null);
        if (of.Facts.Matter?.ReasonText is { } reason)
        {
            Add(lines, Texts.Of("matters.facts.cancellation-reason"), (await words.Read(of.Id, [reason], cancellation)).Values.FirstOrDefault());
        }

        return lines;
    }

    /// <summary>The forms, the newest first.</summary>
    public async Task<IReadOnlyList<FormCard>> Forms(Case of, CancellationToken cancellation)
    {
        var ids = of.Facts.Records.Select(r => r.TaskId).ToList();
        var rows = await db.Tasks.AsNoTracking().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellation);
        var texts = await words.Read(of.Id, of.Facts.Records.SelectMany(r => r.Texts.Values), cancellation);
        var names = await Names(of, cancellation);
        return [.. of.Facts.Records.Reverse().Select(r =>
        {
            var row = rows[r.TaskId];
            var opened = r.Texts.ToDictionary(t => t.Key, t => texts.GetValueOrDefault(t.Value, ""), StringComparer.Ordinal);
            var lines = FormLines.Of(FormLines.Schema(row, of), r.Codes, opened, id => names.GetValueOrDefault(id));
            return new FormCard(row.Title, OutcomeWords.Of(row, Acts.Find(row.Act)!, r.Outcome), r.Signed.Name, r.Signed.At, [.. lines.Select(l => new Pair(l.Title, l.Value))]);
        })];
    }

    /// <summary>What the procedure before handed over, in the words of its form.</summary>
    public async Task<IReadOnlyList<Pair>> Given(Case of, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(of);
        if (of.Facts is not { Matter: { Given: { } given } matter, Origin: { } origin } || await db.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == origin.CaseId, cancellation) is not { } before)
        {
            return [];
        }

        var names = await Names(of, cancellation);
        var task = await db.Tasks.AsNoTracking().Where(t => t.CaseId == origin.CaseId && t.Step == origin.Step && t.State == "done").OrderByDescending(t => t.DoneAt).FirstOrDefaultAsync(cancellation);
        var sealedTexts = matter.GivenTexts ?? new Dictionary<string, string>();
        var opened = await words.Read(of.Id, sealedTexts.Values, cancellation);
        var texts = sealedTexts.ToDictionary(t => t.Key, t => opened.GetValueOrDefault(t.Value, ""), StringComparer.Ordinal);
        var form = task is null ? [] : FormLines.Schema(task, before);
        var schema = origin.List is null ? form : form["properties"]?[origin.List]?["items"] as JsonObject ?? [];
        return [.. FormLines.Of(schema, given, texts, id => names.GetValueOrDefault(id)).Where(l => l.Value.Length > 0).Select(l => new Pair(l.Title, l.Value))];
    }

    private Task<IReadOnlyDictionary<string, string>> Names(Case of, CancellationToken cancellation) =>
        CodeNames.Of(db, [.. of.Facts.Records.Select(r => r.Codes), of.Facts.Matter?.Given, of.OrganisationId, of.InstitutionId], cancellation);

    private static void Add(List<Pair> lines, string name, string? value, string? link = null)
    {
        if (!string.IsNullOrEmpty(value))
        {
            lines.Add(new Pair(name, value, link));
        }
    }
}
