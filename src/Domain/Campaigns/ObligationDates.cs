using System.Globalization;
using Qingyi.Domain.Deadlines;

namespace Qingyi.Domain.Campaigns;

/// <summary>Works out one row: the rule of the notice, then what stands before it.</summary>
internal sealed class ObligationDates(CampaignPlan plan, Obligation obligation, Period? period, WorkingDays calendar)
{
    private readonly List<string> derivation = [$"依据：{plan.Title}，{obligation.Source}"];
    private readonly List<string> flags = [];

    public ObligationRow Row()
    {
        var (opens, due, alert) = ByRule();
        (due, alert) = BySpecificDate(due, alert);
        (due, alert) = AfterIssue(opens, due, alert);
        Remark(due);
        derivation.Add($"工作日历：{calendar.Id}，版本 {calendar.Version}");
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
        DueBeforePeriod => Say(null, period!.Start.AddDays(-1), $"规则：{period.Title}开始前"),
        _ => Say(period!.Start, period.End, $"规则：{period.Title}之内{(obligation.AtLeast > 1 ? Invariant($"，不少于 {obligation.AtLeast} 次") : string.Empty)}"),
    };

    private (DateOnly? Opens, DateOnly Due, DateOnly? Alert) Fixed(DateOnly day)
    {
        if (obligation.SuspectedTypo is not { } typo)
        {
            return Say(null, day, $"规则：固定日期 {Iso(day)}，含当日");
        }

        derivation.Add($"原文日期：{Iso(day)}；{typo.Reason}");
        if (typo.Confirmed)
        {
            return Say(null, typo.Proposed, $"经发文机关确认，以 {Iso(typo.Proposed)} 为准");
        }

        flags.Add(ObligationFlags.SuspectedTypo);
        return Say(null, day, $"疑为笔误，拟改为 {Iso(typo.Proposed)}，待发文机关确认；确认前保留原文日期，不计逾期（{ObligationFlags.SuspectedTypo}）");
    }

    private (DateOnly? Opens, DateOnly Due, DateOnly? Alert) AfterPeriod(int workday)
    {
        var due = calendar.Add(period!.End, workday);
        var days = Enumerable.Range(1, workday).Select(n => calendar.Add(period.End, n)).Select(Named);
        derivation.Add(Invariant($"规则：{period.Title}结束（{Iso(period.End)}）后第 {workday} 个工作日"));
        return Say(period.End.AddDays(1), due, $"其后的工作日：{string.Join('、', days)}");
    }

    private (DateOnly? Opens, DateOnly Due, DateOnly? Alert) BeforePeriodEnds(int workdays)
    {
        var window = calendar.Last(period!, workdays);
        var cutOff = calendar.Add(window[0], -1);
        derivation.Add(Invariant($"规则：{period!.Title}结束前 {workdays} 个工作日内，最后 {workdays} 个工作日为 {Iso(window[0])} 至 {Iso(window[^1])}"));
        return plan.Settings.Reading == PeriodEndReading.Window
            ? Say(window[0], window[^1], $"按窗口理解：窗口期内报送，最后一日到期；按截止理解为 {Iso(cutOff)}，以此日提醒", cutOff)
            : Say(null, cutOff, Invariant($"按截止理解：到期后应尚余 {workdays} 个工作日；按窗口理解为 {Iso(window[^1])}"));
    }

    private (DateOnly Due, DateOnly? Alert) BySpecificDate(DateOnly due, DateOnly? alert)
    {
        if (obligation.Exceptions.FirstOrDefault(e => e.Period == period) is not { } specific)
        {
            return (due, alert);
        }

        flags.Add(ObligationFlags.SpecificDate);
        derivation.Add($"{specific.Source}对{period!.Title}另定 {Iso(specific.Due)}，特别规定优先于一般规则（{Iso(due)}）");
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
                derivation.Add($"窗口期 {Iso(opens.Value)} 早于印发日期 {Iso(issued)}，印发前不计逾期（{ObligationFlags.PredatesInstrument}）");
                return (due, alert < issued ? null : alert);
            }

            return (due, alert);
        }

        flags.Add(ObligationFlags.PredatesInstrument);
        if (!flags.Contains(ObligationFlags.SuspectedTypo))
        {
            var graced = calendar.Add(issued, plan.Settings.GraceWorkdays);
            derivation.Add(Invariant($"到期日 {Iso(due)} 早于印发日期 {Iso(issued)}，宽限至印发后第 {plan.Settings.GraceWorkdays} 个工作日 {Iso(graced)}（{ObligationFlags.PredatesInstrument}）"));
            return (graced, null);
        }

        derivation.Add($"原文日期早于印发日期 {Iso(issued)}（{ObligationFlags.PredatesInstrument}）");
        return (due, alert);
    }

    private void Remark(DateOnly due)
    {
        if (!calendar.IsWorkday(due, out var why))
        {
            flags.Add(ObligationFlags.RestDay);
            derivation.Add($"到期日 {Iso(due)} 为{why}；不顺延，提前至 {Iso(Before(due))} 提醒");
        }

        if (due > plan.To)
        {
            flags.Add(ObligationFlags.AfterCampaign);
            derivation.Add($"到期日在行动截止日 {Iso(plan.To.Value)} 之后");
        }
    }

    private (DateOnly? Opens, DateOnly Due, DateOnly? Alert) Say(DateOnly? opens, DateOnly due, string line, DateOnly? alert = null)
    {
        derivation.Add(line);
        return (opens, due, alert);
    }

    private DateOnly Before(DateOnly due) => calendar.Add(due, -1);

    private string? PhaseOf(DateOnly day) => plan.Phases.FirstOrDefault(p => p.Holds(day))?.Id;

    private string Named(DateOnly day) => calendar.IsWorkday(day, out var why) && why.Contains("调休", StringComparison.Ordinal) ? $"{Iso(day)}（调休上班）" : Iso(day);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
