using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.People;
using Qingyi.Domain.Registers;
using Qingyi.Domain.Returns;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;

namespace Qingyi.Server.Features.Returns;

/// <summary>One return with everything behind it.</summary>
public sealed class ReturnDetails(CaseDb db, ReturnQueries queries, DutyBook duties, TemplateShelf shelf, RegisterShelf registers, ReturnWords words, SealedWords reasons)
{
    public static IReadOnlyDictionary<string, string> EventNames => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["opened"] = Texts.Of("returns.event.opened"), ["counted"] = Texts.Of("returns.export.counted"), ["saved"] = Texts.Of("returns.event.counted"),
        ["filed"] = Texts.Of("returns.event.saved"), ["submitted"] = Texts.Of("returns.event.filed"), ["received"] = Texts.Of("returns.event.submitted"),
        ["sent-back"] = Texts.Of("returns.event.received"), ["chased"] = Texts.Of("returns.event.sent-back"),
    };

    public async Task<ReturnDetail> Of(Person person, ReturnRow row, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(row);
        var shelved = await shelf.Of(row, cancellation);
        var (template, content) = (shelved.Template, ReturnHand.Content(row));
        var spoken = await words.Of(row, cancellation);
        var names = (await duties.Organisations(cancellation)).ToDictionary(o => o.Id, o => o.Name, StringComparer.Ordinal);
        var level = (await duties.Organisations(cancellation)).First(o => o.Id == row.UnitId).Level.ToString().ToLowerInvariant();
        var titles = (await registers.All(cancellation)).ToDictionary(r => r.Key, r => r.Definition.Title, StringComparer.Ordinal);
        return new ReturnDetail(
            await queries.Item(person, row, cancellation), row.Version, content.CutOff, row.UpperId is { } upper ? names.GetValueOrDefault(upper) : null, JsonSerializer.Deserialize<List<string>>(row.Derivation)!, template.Title, shelved.Version,
            [.. template.Sections.Select(s => new SectionItem(s.Title, [.. s.Figures.Select(f => Figure(f, content.Figure(f.Key), f.IsCountedAt(level), template, titles, spoken))]))],
            [.. template.Texts.Select(t => new TextItem(t.Key, t.Title, t.Required, t.Max, spoken.Texts.GetValueOrDefault(t.Key)))],
            [.. template.Tables.Select(t => new TableItem(t.Key, t.Title, t.Least, t.Columns, ReturnWords.Table(spoken.Texts.GetValueOrDefault(t.Key))))],
            [.. spoken.Files.Select(f => new FileItem(f.Id, f.Name, f.Size, f.FileHash, f.ByName, f.At))], template.Files?.Title, await Below(person, row, content, cancellation),
            content.CutOff is null || ReturnState.IsIn(row.State) ? new Dictionary<string, string>() : ReturnChecks.Faults(template, content, await HandInReturn.Last(db, row, cancellation), spoken.Lines),
            await Submissions(row, cancellation), await History(row, cancellation), Steps(person, row));
    }

    /// <summary>The rows behind a figure, those that the person may see with their names.</summary>
    public async Task<DrillItem?> Behind(Person person, ReturnRow row, string key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        var template = (await shelf.Of(row, cancellation)).Template;
        if (template.Figures.FirstOrDefault(f => f.Key == key) is not { } figure)
        {
            return null;
        }

        var content = ReturnHand.Content(row);
        var of = content.Figure(key);
        var spoken = await words.Of(row, cancellation);
        var names = (await duties.Organisations(cancellation)).ToDictionary(o => o.Id, o => o.Name, StringComparer.Ordinal);
        var shown = await Rows(person, of.Rows, cancellation);
        return new DrillItem(key, figure.Title, figure.Unit, of.Found, of.Own, spoken.Reasons.GetValueOrDefault(key), content.CutOff, shown, of.Rows.Count - shown.Count, [.. of.Below.Select(b => new DrillBelow(b.Unit, names.GetValueOrDefault(b.Unit, ""), b.Return, b.Value))], of.Total);
    }

    private async Task<IReadOnlyList<DrillRow>> Rows(Person person, IReadOnlyList<FigureRow> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(r => r.Id).ToList();
        var cases = await db.VisibleTo(person).AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        var entries = await db.EntriesFor(person).AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellation);
        var definitions = (await registers.All(cancellation)).ToDictionary(r => r.Key, r => r.Definition, StringComparer.Ordinal);
        return
        [
            .. rows.Select(r => cases.TryGetValue(r.Id, out var of) ? new DrillRow(r.Kind, r.Id, of.Number, of.Title, Domain.Deadlines.LegalDay.Of(of.ReceivedAt), r.Value, Paths.Of(of.Kind, of.Id))
                : entries.TryGetValue(r.Id, out var entry) ? new DrillRow(r.Kind, r.Id, Texts.Of("returns.details.entry-number", entry.Number), Label(definitions[entry.Register], entry), entry.On, r.Value, Paths.Entry(entry.Register, entry.Id)) : null).OfType<DrillRow>(),
        ];
    }

    private static string Label(RegisterDefinition of, RegisterEntryRow entry) => EntryViews.Label(of, RegisterQueries.Row(entry));

    private static ReturnFigureItem Figure(ReturnFigure figure, FigureContent of, bool counted, ReturnTemplate template, IReadOnlyDictionary<string, string> registers, SpokenReturn spoken)
    {
        var derived = figure.From?.Sum is not null;
        var source = figure.From switch
        {
            { Sum: { } parts } => Texts.Of("returns.details.figure-sum", string.Join('、', parts.Select(p => template.Figures.First(f => f.Key == p).Title))),
            { } from when counted => from.Cases is not null ? Texts.Of("returns.details.own-cases") : registers.GetValueOrDefault(from.Register!, from.Register!),
            _ => Texts.Of("returns.details.by-unit"),
        };
        return new(figure.Key, figure.Title, figure.Unit, counted && !derived, derived, source, of.Found, of.Own, spoken.Reasons.GetValueOrDefault(figure.Key), of.Below.Count == 0 ? null : of.Below.Sum(b => b.Value), of.Total, of.Rows.Count, figure.Decimals, figure.Note);
    }

    private async Task<BelowItem?> Below(Person person, ReturnRow row, ReturnContent content, CancellationToken cancellation)
    {
        var expected = row.Kind == DutyKind.ByHand ? [] : await duties.Below(person, row, cancellation);
        if (expected.Count == 0)
        {
            return null;
        }

        var rows = await db.Returns.AsNoTracking().Where(r => r.UpperId == row.UnitId && r.CampaignId == row.CampaignId && r.Obligation == row.Obligation && r.Period == row.Period).ToListAsync(cancellation);
        var view = await queries.View(rows.Select(r => r.Id), await duties.Campaigns(person, cancellation), cancellation);
        var received = rows.Where(r => r.State == ReturnState.Received).ToList();
        var stale = !ReturnState.IsIn(row.State) && (received.Count != content.Merged.Count || received.Any(r => !content.Merged.Any(m => m.Return == r.Id && m.Round == r.Round)));
        return new BelowItem(
            [.. expected.Select(d => rows.FirstOrDefault(r => r.UnitId == d.Unit.Id) is { } there ? view.Item(there) : view.Item(d))], expected.Count, content.Merged.Count,
            [.. expected.Where(d => received.All(r => r.UnitId != d.Unit.Id)).Select(d => d.Unit.Name)], stale);
    }

    private async Task<IReadOnlyList<SubmissionItem>> Submissions(ReturnRow row, CancellationToken cancellation)
    {
        var all = await db.ReturnSubmissions.AsNoTracking().Where(s => s.ReturnId == row.Id).OrderByDescending(s => s.Round).ToListAsync(cancellation);
        var texts = await reasons.Read(row.BookId, all.SelectMany(s => new[] { s.MissingText, s.VerdictText }), cancellation);
        return [.. all.Select(s => new SubmissionItem(
            s.Round, s.At, s.ByName, s.Number, s.Hash, s.Late, JsonSerializer.Deserialize<List<string>>(s.Missing)!, Text(texts, s.MissingText), s.Verdict, s.VerdictAt, s.VerdictBy, Text(texts, s.VerdictText)))];
    }

    private async Task<IReadOnlyList<ReturnEventItem>> History(ReturnRow row, CancellationToken cancellation)
    {
        var all = await db.ReturnEvents.AsNoTracking().Where(e => e.ReturnId == row.Id).OrderByDescending(e => e.Sequence).ToListAsync(cancellation);
        var texts = await reasons.Read(row.BookId, all.Select(e => e.Text), cancellation);
        return [.. all.Select(e => new ReturnEventItem(e.At, e.ByName, e.What, EventNames.GetValueOrDefault(e.What, e.What), ReturnState.Names[e.State], Text(texts, e.Text)))];
    }

    // Each step with the sentence that forbids it; null where it may be taken.
    private static Dictionary<string, string?> Steps(Person person, ReturnRow row)
    {
        var lifecycle = new ReturnLifecycle(new(row.State, row.UnitId, row.UpperId ?? row.UnitId), person);
        return new(StringComparer.Ordinal)
        {
            ["fill"] = lifecycle.Refuse(ReturnTrigger.Fill)?.Sentence, ["submit"] = lifecycle.Refuse(ReturnTrigger.Submit)?.Sentence,
            ["receive"] = lifecycle.Refuse(ReturnTrigger.Receive)?.Sentence, ["send-back"] = lifecycle.Refuse(ReturnTrigger.SendBack)?.Sentence,
        };
    }

    private static string? Text(IReadOnlyDictionary<string, string> texts, string? id) => id is null ? null : texts.GetValueOrDefault(id);
}
