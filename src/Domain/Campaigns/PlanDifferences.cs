using System.Globalization;

namespace Qingyi.Domain.Campaigns;

/// <summary>What a plan makes of one point of the plan above it.</summary>
/// <param name="Upper">What the upper plan says; null where it says nothing.</param>
/// <param name="Lower">What this plan says; null where it says nothing.</param>
/// <param name="Source">Paragraph, of this plan where it speaks of it.</param>
public sealed record PlanDifference(string Subject, string? Upper, string? Lower, DifferenceKind Kind, string? Source);

/// <summary>How the lower plan stands to the upper.</summary>
public enum DifferenceKind
{
    /// <summary>Asks less: a shorter time, fewer times, a lower target. Shown, never refused.</summary>
    Looser,
    Stricter,

    /// <summary>Says something else, which a person has to judge.</summary>
    Different,

    /// <summary>The upper plan asks it, this one does not mention it.</summary>
    NotTaken,

    /// <summary>Only this plan asks it.</summary>
    Added,
}

/// <summary>A plan beside the one that it carries out: duties and figures of one id, words of one key. What is equal is left out.</summary>
public static class PlanDifferences
{
    /// <returns>What asks less first, then what was not taken over.</returns>
    public static IReadOnlyList<PlanDifference> Of(CampaignPlan lower, CampaignPlan upper)
    {
        ArgumentNullException.ThrowIfNull(lower);
        ArgumentNullException.ThrowIfNull(upper);
        return [.. Time(lower, upper).Concat(Duties(lower, upper)).Concat(Figures(lower, upper)).Concat(Words(lower, upper))
            .OrderBy(d => d.Kind switch { DifferenceKind.Looser => 0, DifferenceKind.NotTaken => 1, DifferenceKind.Different => 2, DifferenceKind.Stricter => 3, _ => 4 })];
    }

    private static IEnumerable<PlanDifference> Time(CampaignPlan lower, CampaignPlan upper)
    {
        if (lower.From != upper.From || lower.To != upper.To)
        {
            var shorter = lower.From > upper.From || (lower.To ?? DateOnly.MaxValue) < (upper.To ?? DateOnly.MaxValue);
            yield return new(Texts.Of("campaigns.difference.campaign-period"), Span(upper.From, upper.To), Span(lower.From, lower.To), shorter ? DifferenceKind.Looser : DifferenceKind.Stricter, null);
        }
    }

    private static IEnumerable<PlanDifference> Duties(CampaignPlan lower, CampaignPlan upper)
    {
        var (below, above) = (Named(lower), Named(upper));
        foreach (var (id, asked) in above)
        {
            if (!below.TryGetValue(id, out var own))
            {
                yield return new(asked.Title, asked.Says, null, DifferenceKind.NotTaken, asked.Source);
            }
            else if (own.Says != asked.Says)
            {
                yield return new(own.Title, asked.Says, own.Says, Judge(own.Dated, asked.Dated), own.Source);
            }
        }

        foreach (var own in below.Where(b => !above.ContainsKey(b.Key)).Select(b => b.Value))
        {
            yield return new(own.Title, null, own.Says, DifferenceKind.Added, own.Source);
        }
    }

    private static IEnumerable<PlanDifference> Figures(CampaignPlan lower, CampaignPlan upper)
    {
        foreach (var asked in upper.Indicators)
        {
            if (lower.Indicators.FirstOrDefault(i => i.Id == asked.Id) is not { } own)
            {
                yield return new(asked.Title, Target(asked), null, DifferenceKind.NotTaken, asked.Source);
            }
            else if (Target(own) != Target(asked))
            {
                yield return new(own.Title, Target(asked), Target(own), own.Target < asked.Target ? DifferenceKind.Looser : own.Target > asked.Target ? DifferenceKind.Stricter : DifferenceKind.Different, own.Source);
            }
        }

        foreach (var own in lower.Indicators.Where(i => upper.Indicators.All(u => u.Id != i.Id)))
        {
            yield return new(own.Title, null, Target(own), DifferenceKind.Added, own.Source);
        }
    }

    private static IEnumerable<PlanDifference> Words(CampaignPlan lower, CampaignPlan upper) =>
        from own in lower.Terms
        from asked in upper.Terms
        where own.Key == asked.Key && own.Says != asked.Says
        select new PlanDifference(PlanTerms.Subject(own.Key), asked.Says, own.Says, DifferenceKind.Different, own.Source);

    // A day where the upper plan set none asks more; a shorter row of periods or fewer times ask less.
    private static DifferenceKind Judge(Obligation? own, Obligation? asked) => (own, asked) switch
    {
        (null, not null) => DifferenceKind.Looser,
        (not null, null) => DifferenceKind.Stricter,
        ({ } o, { } a) when o.AtLeast < a.AtLeast || o.Last?.End < a.Last?.End || o.First?.Start > a.First?.Start || (o.Due is DueOn own1 && a.Due is DueOn asked1 && own1.Day > asked1.Day) => DifferenceKind.Looser,
        ({ } o, { } a) when o.AtLeast > a.AtLeast || o.Last?.End > a.Last?.End || o.First?.Start < a.First?.Start || (o.Due is DueOn own2 && a.Due is DueOn asked2 && own2.Day < asked2.Day) => DifferenceKind.Stricter,
        _ => DifferenceKind.Different,
    };

    private static Dictionary<string, (string Title, string Says, string Source, Obligation? Dated)> Named(CampaignPlan plan)
    {
        var named = new Dictionary<string, (string, string, string, Obligation?)>(StringComparer.Ordinal);
        foreach (var duty in plan.Standing)
        {
            named[duty.Id] = (duty.Title, $"{duty.Pace switch { DutyPace.Timely => Texts.Of("campaigns.difference.pace-timely"), DutyPace.Periodic => Texts.Of("campaigns.difference.pace-periodic"), _ => Texts.Of("campaigns.difference.pace-standing") }}；{string.Join('、', duty.Responsible)}", duty.Source, null);
        }

        foreach (var duty in plan.Obligations)
        {
            var span = duty.First is { } first && duty.Last is { } last ? Texts.Of("campaigns.difference.period-span", first.Id, last.Id) : "";
            named[duty.Id] = (duty.Title, $"{Due(duty.Due)}{span}{(duty.AtLeast > 1 ? Texts.Of("campaigns.difference.times-per-period", duty.AtLeast) : "")}；{string.Join('、', duty.Responsible)}", duty.Source, duty);
        }

        return named;
    }

    private static string Due(DueRule rule) => rule switch
    {
        DueOn on => Texts.Of("campaigns.difference.due-on", Findings.Iso(on.Day)),
        DueAfterPeriod after => Texts.Of("campaigns.difference.due-after-period", after.Workday),
        DueBeforePeriodEnds before => Texts.Of("campaigns.difference.due-before-end", before.Workdays),
        DueBeforePeriod => Texts.Of("campaigns.difference.due-before-period"),
        _ => Texts.Of("campaigns.difference.due-in-period"),
    };

    private static string Target(Indicator of) => of.Target is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{percent}%") : of.TargetText ?? Texts.Of("campaigns.difference.no-target");

    private static string Span(DateOnly from, DateOnly? to) => Texts.Of("campaigns.difference.date-span", Findings.Iso(from), to is { } end ? Findings.Iso(end) : Texts.Of("campaigns.difference.no-end"));
}
