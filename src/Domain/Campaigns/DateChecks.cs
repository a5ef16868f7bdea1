using Qingyi.Domain.Deadlines;

namespace Qingyi.Domain.Campaigns;

/// <summary>Due days against issue, campaign, phases and calendar.</summary>
internal static class DateChecks
{
    public static void Run(CampaignPlan plan, WorkingDays calendar, Findings findings)
    {
        foreach (var obligation in plan.Obligations)
        {
            IReadOnlyList<ObligationRow> rows;
            try
            {
                rows = Obligations.Expand(plan with { Obligations = [obligation] }, null, null, calendar);
            }
            catch (CalendarUnknownException unknown)
            {
                findings.Add(FindingLevel.Error, obligation.Line, $"obligations.{obligation.Id}.due", unknown.Message, obligation.Source);
                continue;
            }

            foreach (var row in rows)
            {
                Issue(plan, obligation, row, findings);
                Campaign(plan, obligation, row, findings);
            }

            Fixed(plan, obligation, calendar, findings);
            Exceptions(plan, obligation, calendar, findings);
        }
    }

    private static void Issue(CampaignPlan plan, Obligation obligation, ObligationRow row, Findings findings)
    {
        if (!row.Flags.Contains(ObligationFlags.PredatesInstrument) || obligation.Due is DueOn)
        {
            return;
        }

        findings.Add(FindingLevel.Note, obligation.Line, Place(obligation, row), row.Opens < plan.Instrument.Issued && row.Due > plan.Instrument.Issued
            ? Texts.Of("campaigns.dates.opens-before-issue", row.Title, row.Period, Findings.Iso(row.Opens!.Value), Findings.Iso(plan.Instrument.Issued!.Value))
            : Texts.Of("campaigns.dates.due-before-issue", row.Title, row.Period, Findings.Iso(row.Due)), row.Source, 4);
    }

    private static void Campaign(CampaignPlan plan, Obligation obligation, ObligationRow row, Findings findings)
    {
        if (row.Flags.Contains(ObligationFlags.AfterCampaign))
        {
            var single = obligation.Due is DueOn;
            findings.Add(single ? FindingLevel.Warning : FindingLevel.Note, obligation.Line, Place(obligation, row),
                Texts.Of("campaigns.dates.due-after-end", row.Title, single ? string.Empty : $"（{row.Period}）", Findings.Iso(row.Due), Findings.Iso(plan.To!.Value)), row.Source, single ? 6 : null);
        }
        else if (row.Phase is null && plan.Phases.Count > 0 && row.Due >= plan.From)
        {
            findings.Add(FindingLevel.Warning, obligation.Line, Place(obligation, row), Texts.Of("campaigns.dates.outside-phases", row.Title, Findings.Iso(row.Due)), row.Source);
        }
    }

    private static void Fixed(CampaignPlan plan, Obligation obligation, WorkingDays calendar, Findings findings)
    {
        if (obligation.Due is not DueOn { Day: var day })
        {
            return;
        }

        var earliest = plan.Instrument.Issued is { } issued && issued < plan.From ? issued : plan.From;
        if (day < earliest)
        {
            var (level, tail) = obligation.SuspectedTypo switch
            {
                null => (FindingLevel.Error, Texts.Of("campaigns.dates.check-year")),
                { Confirmed: true } typo => (FindingLevel.Note, Texts.Of("campaigns.dates.typo-confirmed", Findings.Iso(typo.Proposed))),
                var typo => (FindingLevel.Warning, Texts.Of("campaigns.dates.typo-suspected", Findings.Iso(typo.Proposed))),
            };
            findings.Add(level, obligation.Line, $"obligations.{obligation.Id}.due",
                Texts.Of("campaigns.dates.due-before-start", obligation.Title, Findings.Iso(day), Findings.Iso(plan.From), tail), obligation.Source, 1);
        }
        else if (!calendar.IsWorkday(day, out var why))
        {
            findings.Add(FindingLevel.Warning, obligation.Line, $"obligations.{obligation.Id}.due",
                Texts.Of("campaigns.dates.due-on-rest-day", obligation.Title, Findings.Iso(day), why, Findings.Iso(calendar.OnOrBefore(day))), obligation.Source, 5);
        }
    }

    private static void Exceptions(CampaignPlan plan, Obligation obligation, WorkingDays calendar, Findings findings)
    {
        foreach (var exception in obligation.Exceptions)
        {
            var general = new ObligationDates(plan, obligation with { Exceptions = [] }, exception.Period, calendar).Row().Due;
            if (exception.Due != general)
            {
                findings.Add(FindingLevel.Note, exception.Line, $"obligations.{obligation.Id}.exceptions.{exception.Period.Id}",
                    Texts.Of("campaigns.dates.specific-date", obligation.Title, exception.Period.Id, Findings.Iso(exception.Due), exception.Due < general ? Texts.Of("campaigns.dates.earlier") : Texts.Of("campaigns.dates.later"), Findings.Iso(general)), exception.Source, 2);
            }
        }
    }

    private static string Place(Obligation obligation, ObligationRow row) => $"obligations.{obligation.Id}{(row.Period is null ? string.Empty : "." + row.Period)}.due";
}
