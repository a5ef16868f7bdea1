using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.Registers;
using Qingyi.Domain.Returns;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Returns;

/// <summary>What a return counts: from one day to another, as it stood at the cut-off.</summary>
/// <param name="Campaign">First day of the campaign, for running totals.</param>
public sealed record CountSpan(DateOnly From, DateOnly To, DateOnly Campaign, DateTimeOffset CutOff)
{
    /// <summary>Of a period, or since the campaign began where there is none.</summary>
    public static CountSpan Of(Period? period, DateOnly campaign, DateTimeOffset now)
    {
        var today = LegalDay.Of(now);
        return new(period?.Start ?? campaign, period is { End: var end } && end < today ? end : today, campaign, now);
    }
}

/// <summary>One thing that may be counted, on its day, with what conditions and sums look at.</summary>
internal sealed record Counted(FigureRow Row, DateOnly On, EntryFacts Facts);

/// <summary>
/// Counts what the house itself holds of one unit: cases on its own desk, entries of its own books, matters that concern it. What units below hold
/// comes with their returns, so that nothing is counted twice.
/// </summary>
internal sealed class OwnFigures(CaseDb db, IReadOnlyList<ShelvedRegister> registers, Organisation unit, CountSpan span)
{
    private readonly Dictionary<string, IReadOnlyList<Counted>> _known = new(StringComparer.Ordinal);

    public async Task<IReadOnlyDictionary<string, (decimal Value, IReadOnlyList<FigureRow> Rows)>> Of(ReturnTemplate template, CancellationToken cancellation)
    {
        var level = unit.Level.ToString().ToLowerInvariant();
        var found = new Dictionary<string, (decimal, IReadOnlyList<FigureRow>)>(StringComparer.Ordinal);
        foreach (var figure in template.Figures.Where(f => f.IsCountedAt(level) && f.From!.Sum is null))
        {
            found[figure.Key] = Measure(figure.From!, await Rows(figure.From!, cancellation));
        }

        return found;
    }

    private (decimal Value, IReadOnlyList<FigureRow> Rows) Measure(FigureSource from, IReadOnlyList<Counted> all)
    {
        var rows = all.Where(r => Within(from.Span, r.On) && Condition.All(from.Where, r.Facts))
            .Select(r => r.Row with { Value = from.Measure == "sum" ? Number(r.Facts.Value(from.Field!)) : 1 }).Where(r => from.Measure != "sum" || r.Value != 0).ToList();
        return (rows.Sum(r => r.Value), rows);
    }

    private bool Within(string kind, DateOnly on) => kind switch { "standing" => true, "campaign" => on >= span.Campaign && on <= span.To, _ => on >= span.From && on <= span.To };

    private async Task<IReadOnlyList<Counted>> Rows(FigureSource from, CancellationToken cancellation)
    {
        var key = from.Cases is { } cases ? "case:" + cases : from.Register!;
        if (!_known.TryGetValue(key, out var rows))
        {
            _known[key] = rows = from.Cases is { } of ? [.. (await Cases(cancellation)).SelectMany(c => Events(c, of))] : await Entries(registers.First(r => r.Key == from.Register).Definition, cancellation);
        }

        return rows;
    }

    private List<Case>? _cases;

    private async Task<List<Case>> Cases(CancellationToken cancellation) =>
        _cases ??= await db.Cases.AsNoTracking().Where(c => c.Kind == Case.OfCase && c.OrganisationId == unit.Id && c.ReceivedAt <= span.CutOff).OrderBy(c => c.Id).ToListAsync(cancellation);

    private static IEnumerable<Counted> Events(Case of, string what)
    {
        var f = of.Facts;
        IEnumerable<DateTimeOffset?> moments = what switch
        {
            CaseEvents.Received => [of.ReceivedAt],
            CaseEvents.Verified => [f.Verification?.Second?.At],
            CaseEvents.Disposed => [f.Disposal?.Signed.At],
            CaseEvents.Filed => [f.Filing?.Signed.At],
            CaseEvents.Decided => [f.Decision?.Signed.At],
            CaseEvents.Transferred => f.Reports.Where(r => r.Kind == "transfer").Select(r => (DateTimeOffset?)r.At),
            CaseEvents.Published => [f.Notice?.PublishedAt],
            _ => [f.Closure?.Signed.At],
        };
        foreach (var at in moments.OfType<DateTimeOffset>())
        {
            var codes = new JsonObject
            {
                ["conduct"] = of.Conduct, ["tier"] = f.Decision?.Grading?.Tier, ["fine"] = f.Decision?.Grading?.Fine, ["revocation"] = f.Decision?.Grading?.Revocation, ["suspension"] = f.Decision?.Grading?.SuspensionMonths,
                ["decision"] = f.Decision?.Kind, ["amount"] = Amount(f.Proposal?.Request), ["scope"] = f.Notice?.Scope, ["substantiated"] = f.Verification?.Conclusion,
            };
            yield return new(new FigureRow("case", of.Id, 1), LegalDay.Of(at), new EntryFacts(codes, [], of.Stage.ToString(), LegalDay.Of(at)));
        }
    }

    private static decimal? Amount(JsonObject? request) => request?["findings"] is JsonArray findings ? findings.Sum(f => Number(f?["amount"])) : null;

    private async Task<IReadOnlyList<Counted>> Entries(RegisterDefinition of, CancellationToken cancellation)
    {
        var today = LegalDay.Of(span.CutOff);
        if (of.Over is { } over)
        {
            var matters = await db.Cases.AsNoTracking().Where(c => c.Kind == over.Matter && (c.InstitutionId ?? c.OrganisationId) == unit.Id && c.ReceivedAt <= span.CutOff).OrderBy(c => c.Id).ToListAsync(cancellation);
            return [.. matters.Select(m => MatterLedger.Row(of, m)).Select(l => new Counted(new FigureRow("matter", l.Id, 1), l.On, l.Data.Facts(l.State, today)))];
        }

        var entries = await db.RegisterEntries.AsNoTracking().Where(e => e.Register == of.Key && e.OrganisationId == unit.Id && e.CreatedAt <= span.CutOff).OrderBy(e => e.Id).ToListAsync(cancellation);
        return [.. entries.Select(e => new Counted(new FigureRow("register", e.Id, 1), e.On, EntryData.Of(e).Facts(e.State, today)))];
    }

    private static decimal Number(JsonNode? value) =>
        value is JsonValue && decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
