using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;

namespace Qingyi.Server.Features.Indicators;

/// <summary>The indicators of a campaign as the person's jurisdiction stands: counted now, with what was frozen beside.</summary>
public sealed class IndicatorFigures(CaseDb db, HouseFigures house, RegisterFiguresOf registers, TimeProvider clock)
{
    public async Task<IReadOnlyList<IndicatorValue>> Of(Person person, CampaignPlan plan, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(plan);
        var frozen = await Frozen(person.OrganisationId, plan.Id, cancellation);
        var values = new List<IndicatorValue>();
        foreach (var of in Indicator.Of(plan))
        {
            var span = SpanOf(of, plan, null);
            var now = await Count(of, person, span, cancellation);
            var target = of.TargetIn(plan);
            values.Add(new IndicatorValue(
                of.Key, of.Title, of.Unit, now.Part, now.Whole, now.Percent, target, of.WordsIn(plan), target is null || now.Percent is null ? "none" : now.Percent >= target ? "met" : "short",
                of.AskedBy(plan.Id), of.Numerator, of.Denominator, of.Sources, Link(of, span), [.. frozen.Where(f => f.Indicator == of.Key)]));
        }

        return values;
    }

    /// <summary>One indicator within a span, over what the person may see.</summary>
    public async Task<Counted> Count(Indicator of, Person person, Span span, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(span);
        if (of.House is { } name)
        {
            return await house.Of(name, person, span, cancellation);
        }

        var figures = await registers.Of(person, of.Register!, new LedgerFilter(From: span.From, To: span.To), cancellation) ?? [];
        var figure = figures.FirstOrDefault(f => f.Key == of.Statistic && f.Group is null);
        return figure is null ? new Counted(0, of.Denominator.Length == 0 ? null : 0) : new Counted(figure.Part, figure.Whole);
    }

    /// <param name="until">The quarter that is frozen; null counts up to now.</param>
    public Span SpanOf(Indicator of, CampaignPlan plan, Period? until)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(plan);
        var today = LegalDay.Of(clock.GetUtcNow());
        return of.Span switch
        {
            "standing" => new Span(null, null),
            "quarter" => until is null ? new Span(Period.Of(PeriodLength.Quarter, today).Start, null) : new Span(until.Start, until.End),
            "year" => until is null ? new Span(new DateOnly(today.Year, 1, 1), null) : new Span(new DateOnly(until.End.Year, 1, 1), until.End),
            _ => new Span(plan.From, until?.End),
        };
    }

    public async Task<IReadOnlyList<FrozenFigure>> Frozen(string organisation, string campaign, CancellationToken cancellation)
    {
        var rows = await db.FrozenFigures.AsNoTracking().Where(f => f.OrganisationId == organisation && f.CampaignId == campaign).OrderBy(f => f.Id).ToListAsync(cancellation);
        var ids = rows.Select(r => r.Id).ToList();
        var corrections = (await db.FigureCorrections.AsNoTracking().Where(c => ids.Contains(c.FigureId)).OrderBy(c => c.Id).ToListAsync(cancellation)).ToLookup(c => c.FigureId);
        return [.. rows.Select(r => new FrozenFigure(r.Id, r.Indicator, r.Period, Number(r.Part)!.Value, Number(r.Whole), new Counted(Number(r.Part)!.Value, Number(r.Whole)).Percent, r.At,
            [.. corrections[r.Id].Select(c => new FigureCorrection(Number(c.Part)!.Value, Number(c.Whole), c.Reason, c.At))]))];
    }

    internal static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    internal static string? Text(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture);

    // Every number opens its list.
    private static string Link(Indicator of, Span span)
    {
        var days = string.Concat(span.From is { } from ? $"&from={Show.Day(from)}" : "", span.To is { } to ? $"&to={Show.Day(to)}" : "").TrimStart('&');
        return of switch
        {
            { Register: { } register } => Paths.Register(register) + (days.Length == 0 ? "" : "?" + days),
            { House: "units-with-staff" } => Paths.Register("staffing"),
            { House: "waiting-time" } => Paths.Register("satisfaction") + (days.Length == 0 ? "" : "?" + days),
            { House: "inspected-public" } => Paths.Inspections,
            { House: { } name } when name.StartsWith("quota:", StringComparison.Ordinal) => Paths.Inspections,
            { House: "reports-punctual" } => Paths.Returns,
            { House: "tips-closed" } or { House: not null } when of.House!.StartsWith("tier:", StringComparison.Ordinal) || of.House == "tips-closed" => $"{Paths.Cases}?stage=closed",
            _ => Paths.Cases,
        };
    }
}
