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
            ? $"“{row.Title}”（{row.Period}）的窗口期自 {Findings.Iso(row.Opens!.Value)} 起，早于印发日期 {Findings.Iso(plan.Instrument.Issued!.Value)}；印发前不计逾期"
            : $"“{row.Title}”（{row.Period}）按规则到期于印发之前，宽限至 {Findings.Iso(row.Due)}", row.Source, 4);
    }

    private static void Campaign(CampaignPlan plan, Obligation obligation, ObligationRow row, Findings findings)
    {
        if (row.Flags.Contains(ObligationFlags.AfterCampaign))
        {
            var single = obligation.Due is DueOn;
            findings.Add(single ? FindingLevel.Warning : FindingLevel.Note, obligation.Line, Place(obligation, row),
                $"“{row.Title}”{(single ? string.Empty : $"（{row.Period}）")}于 {Findings.Iso(row.Due)} 到期，在行动截止日 {Findings.Iso(plan.To!.Value)} 之后", row.Source, single ? 6 : null);
        }
        else if (row.Phase is null && plan.Phases.Count > 0 && row.Due >= plan.From)
        {
            findings.Add(FindingLevel.Warning, obligation.Line, Place(obligation, row), $"“{row.Title}”于 {Findings.Iso(row.Due)} 到期，不在任何阶段之内", row.Source);
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
                null => (FindingLevel.Error, "请核对年份"),
                { Confirmed: true } typo => (FindingLevel.Note, $"发文机关已确认为 {Findings.Iso(typo.Proposed)}"),
                var typo => (FindingLevel.Warning, $"疑为 {Findings.Iso(typo.Proposed)}，请发文机关确认；确认前不计逾期"),
            };
            findings.Add(level, obligation.Line, $"obligations.{obligation.Id}.due",
                $"“{obligation.Title}”于 {Findings.Iso(day)} 到期，早于行动开始 {Findings.Iso(plan.From)}；{tail}", obligation.Source, 1);
        }
        else if (!calendar.IsWorkday(day, out var why))
        {
            findings.Add(FindingLevel.Warning, obligation.Line, $"obligations.{obligation.Id}.due",
                $"“{obligation.Title}”于 {Findings.Iso(day)} 到期，当日为{why}；提前至 {Findings.Iso(calendar.OnOrBefore(day))} 督办", obligation.Source, 5);
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
                    $"“{obligation.Title}”（{exception.Period.Id}）另定 {Findings.Iso(exception.Due)}，{(exception.Due < general ? "早" : "晚")}于一般规则 {Findings.Iso(general)}；以另定日期为准", exception.Source, 2);
            }
        }
    }

    private static string Place(Obligation obligation, ObligationRow row) => $"obligations.{obligation.Id}{(row.Period is null ? string.Empty : "." + row.Period)}.due";
}
