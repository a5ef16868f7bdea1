using System.Globalization;
using Qingyi.Domain.Deadlines;

namespace Qingyi.Domain.Campaigns;

/// <summary>Works out one row: the rule of the notice, then what stands before it.</summary>
internal sealed class ObligationDates(CampaignPlan plan, Obligation obligation, Period? period, WorkingDays calendar)
{
    private readonly List<string> derivation = [Texts.Chinese("campaigns.derivation.basis", plan.Title, obligation.Source)];
    private readonly List<string> flags = [];

    public ObligationRow Row()
    {
        var (opens, due, alert) = ByRule();
        (due, alert) = BySpecificDate(due, alert);
        (due, alert) = AfterIssue(opens, due, alert);
        Remark(due);
        derivation.Add(Texts.Chinese("campaigns.derivation.calendar", calendar.Id, calendar.Version));
        return new ObligationRow
        {
            Obligation = obligation.Id,
            Title = obligation.Title,
            Period = period?.Id,
            Opens = opens,
            Due = due,
            Responsible = string.Join('、', obligation.Responsible),
            Phase = PhaseOf(due) ?? (period is null ? null : PhaseOf(period.End)),
            Source = obligation.Source,
            Derivation = derivation,
            Alert = alert ?? Before(due),
            Flags = flags,
        };
    }

    private (DateOnly? Opens, DateOnly Due, DateOnly? Alert) ByRule() => obligation.Due switch
    {
        DueOn on => Fixed(on.Day),
        DueAfterPeriod after => AfterPeriod(after.Workday),
        DueBeforePeriodEnds before => BeforePeriodEnds(before.Workdays),
        DueBeforePeriod => Say(null, period!.Start.AddDays(-1), Texts.Chinese("campaigns.derivation.before-period", period.Title)),
        _ => Say(period!.Start, period.End, Texts.Chinese("campaigns.derivation.in-period", period.Title, obligation.AtLeast > 1 ? Texts.Chinese("campaigns.derivation.at-least", obligation.AtLeast) : string.Empty)),
    };

    private (DateOnly? Opens, DateOnly Due, DateOnly? Alert) Fixed(DateOnly day)
    {
        if (obligation.SuspectedTypo is not { } typo)
        {
            return Say(null, day, Texts.Chinese("campaigns.derivation.fixed-date", Iso(day)));
        }

        derivation.Add(Texts.Chinese("campaigns.derivation.literal-date", Iso(day), typo.Reason));
        if (typo.Confirmed)
        {
            return Say(null, typo.Proposed, Texts.Chinese("campaigns.derivation.typo-confirmed", Iso(typo.Proposed)));
        }

        flags.Add(ObligationFlags.SuspectedTypo);
        return Say(null, day, Texts.Chinese("campaigns.derivation.typo-suspected", Iso(typo.Proposed), ObligationFlags.SuspectedTypo));
    }

    private (DateOnly? Opens, DateOnly Due, DateOnly? Alert) AfterPeriod(int workday)
    {
        var due = calendar.Add(period!.End, workday);
        var days = Enumerable.Range(1, workday).Select(n => calendar.Add(period.End, n)).Select(Named);
        derivation.Add(Texts.Chinese("campaigns.derivation.after-period", period.Title, Iso(period.End), workday));
        return Say(period.End.AddDays(1), due, Texts.Chinese("campaigns.derivation.workdays-after", string.Join('、', days)));
    }

    private (DateOnly? Opens, DateOnly Due, DateOnly? Alert) BeforePeriodEnds(int workdays)
    {
        var window = calendar.Last(period!, workdays);
        var cutOff = calendar.Add(window[0], -1);
        derivation.Add(Texts.Chinese("campaigns.derivation.last-workdays", period!.Title, workdays, Iso(window[0]), Iso(window[^1])));
        return plan.Settings.Reading == PeriodEndReading.Window
            ? Say(window[0], window[^1], Texts.Chinese("campaigns.derivation.read-as-window", Iso(cutOff)), cutOff)
            : Say(null, cutOff, Texts.Chinese("campaigns.derivation.read-as-cutoff", workdays, Iso(window[^1])));
    }

    private (DateOnly Due, DateOnly? Alert) BySpecificDate(DateOnly due, DateOnly? alert)
    {
        if (obligation.Exceptions.FirstOrDefault(e => e.Period == period) is not { } specific)
        {
            return (due, alert);
        }

        flags.Add(ObligationFlags.SpecificDate);
        derivation.Add(Texts.Chinese("campaigns.derivation.specific-date", specific.Source, period!.Title, Iso(specific.Due), Iso(due)));
        return (specific.Due, null);
    }

    // A duty cannot be late before anybody knew of it; the literal day of a suspected typo is kept for the authority to see.
    private (DateOnly Due, DateOnly? Alert) AfterIssue(DateOnly? opens, DateOnly due, DateOnly? alert)
    {
        if (plan.Instrument.Issued is not { } issued)
        {
            return (due, alert);
        }

        if (due >= issued)
        {
            if (opens < issued && obligation.Due is DueBeforePeriodEnds)
            {
                flags.Add(ObligationFlags.PredatesInstrument);
                derivation.Add(Texts.Chinese("campaigns.derivation.opens-before-issue", Iso(opens.Value), Iso(issued), ObligationFlags.PredatesInstrument));
                return (due, alert < issued ? null : alert);
            }

            return (due, alert);
        }

        flags.Add(ObligationFlags.PredatesInstrument);
        if (!flags.Contains(ObligationFlags.SuspectedTypo))
        {
            var graced = calendar.Add(issued, plan.Settings.GraceWorkdays);
            derivation.Add(Texts.Chinese("campaigns.derivation.grace", Iso(due), Iso(issued), plan.Settings.GraceWorkdays, Iso(graced), ObligationFlags.PredatesInstrument));
            return (graced, null);
        }

        derivation.Add(Texts.Chinese("campaigns.derivation.literal-before-issue", Iso(issued), ObligationFlags.PredatesInstrument));
        return (due, alert);
    }

    private void Remark(DateOnly due)
    {
        if (!calendar.IsWorkday(due, out var why))
        {
            flags.Add(ObligationFlags.RestDay);
            derivation.Add(Texts.Chinese("campaigns.derivation.rest-day", Iso(due), why, Iso(Before(due))));
        }

        if (due > plan.To)
        {
            flags.Add(ObligationFlags.AfterCampaign);
            derivation.Add(Texts.Chinese("campaigns.derivation.after-end", Iso(plan.To.Value)));
        }
    }

    private (DateOnly? Opens, DateOnly Due, DateOnly? Alert) Say(DateOnly? opens, DateOnly due, string line, DateOnly? alert = null)
    {
        derivation.Add(line);
        return (opens, due, alert);
    }

    private DateOnly Before(DateOnly due) => calendar.Add(due, -1);

    private string? PhaseOf(DateOnly day) => plan.Phases.FirstOrDefault(p => p.Holds(day))?.Id;

    private string Named(DateOnly day) => calendar.IsWorkday(day, out var why) && why.Contains("调休", StringComparison.Ordinal) ? Texts.Chinese("campaigns.derivation.makeup-workday", Iso(day)) : Iso(day);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
