using System.Text.RegularExpressions;

namespace Qingyi.Domain.Campaigns;

/// <summary>What a notice leaves open, says twice, or should not say.</summary>
internal static partial class WordingChecks
{
    public static void Run(CampaignPlan plan, Findings findings)
    {
        foreach (var attachment in plan.Instrument.Missing)
        {
            findings.Add(FindingLevel.Note, plan.Instrument.Line, "instrument.missing", $"缺“{attachment}”，其中的要求未列入本方案", null, 18);
        }

        foreach (var personal in plan.Instrument.Stripped)
        {
            findings.Add(FindingLevel.Note, plan.Instrument.Line, "instrument.stripped", $"原文载有{personal}，方案中不录入，需要时查原件", null, 20);
        }

        foreach (var duty in plan.Standing.Where(d => d.Pace != DutyPace.Standing))
        {
            findings.Add(FindingLevel.Note, duty.Line, $"standing.{duty.Id}", duty.Proposed is { } own
                ? $"“{duty.Title}”原文未定期限，本级拟定{own}"
                : $"“{duty.Title}”原文只说{(duty.Pace == DutyPace.Timely ? "及时" : "定期或者不定期")}，未定期限，请本级设定", duty.Source, 17);
        }

        if (plan.Obligations.Count == 0)
        {
            findings.Add(FindingLevel.Note, plan.Instrument.Line, "obligations", "全文没有一项定有期限的任务", null, 17);
        }

        Indicators(plan, findings);
        Units(plan, findings);
        Suspension(plan, findings);
        People(plan, findings);
    }

    private static void Indicators(CampaignPlan plan, Findings findings)
    {
        foreach (var indicator in plan.Indicators)
        {
            if (indicator.Target is null)
            {
                findings.Add(FindingLevel.Note, indicator.Line, $"indicators.{indicator.Id}", $"“{indicator.Title}”的目标“{indicator.TargetText}”没有数值", indicator.Source);
            }
            else if (indicator.Period is null)
            {
                findings.Add(FindingLevel.Note, indicator.Line, $"indicators.{indicator.Id}.period",
                    $"“{indicator.Title}”未说明统计期间{(plan.Inspections.Any(q => q.Percent is not null) ? "，且与年度督导比例是两个指标，不得混算" : string.Empty)}", indicator.Source, 8);
            }
        }
    }

    private static void Units(CampaignPlan plan, Findings findings)
    {
        foreach (var twice in plan.Units.GroupBy(u => u.Key).Where(g => g.Count() > 1))
        {
            var names = twice.Select(u => u.Name).Distinct().ToList();
            findings.Add(FindingLevel.Note, twice.Last().Line, $"units.{twice.Key}", names.Count > 1
                ? $"同一科室写作{string.Join('、', names.Select(n => $"“{n}”"))}，按一个科室计"
                : $"“{names[0]}”列出 {twice.Count()} 次且职责重叠，同一线索只计一次", twice.Last().Source, 7);
        }
    }

    // 医师法: only the authority may suspend practice, for six to twelve months.
    private static void Suspension(CampaignPlan plan, Findings findings)
    {
        foreach (var term in plan.Terms.Where(t => t.Key == "practice-suspension"))
        {
            findings.Add(FindingLevel.Warning, term.Line, "terms.practice-suspension",
                $"{term.Says}：暂停执业活动只能由卫生健康主管部门决定，期限六个月以上一年以下；医疗机构可以停止处方权或者待岗", term.Source, PlanTerms.Conflict(term.Key));
        }
    }

    private static void People(CampaignPlan plan, Findings findings)
    {
        var texts = plan.Obligations.SelectMany(o => o.Responsible.Append(o.Title).Append(o.Recipient ?? string.Empty).Append(o.Note ?? string.Empty).Select(t => (o.Line, $"obligations.{o.Id}", t)))
            .Concat(plan.Standing.SelectMany(s => s.Responsible.Append(s.Title).Select(t => (s.Line, $"standing.{s.Id}", t))))
            .Concat(plan.Units.SelectMany(u => new[] { (u.Line, $"units.{u.Key}", u.Name), (u.Line, $"units.{u.Key}", u.Duty) }));
        foreach (var (line, place, text) in texts.Where(t => PhoneOrMailbox().IsMatch(t.Item3)))
        {
            findings.Add(FindingLevel.Error, line, place, "方案中不得写入个人电话或者邮箱，请删除", null, 20);
        }
    }

    [GeneratedRegex(@"1[3-9]\d{9}|0\d{2,3}[-－ ]?\d{7,8}|[\w.+-]+@[\w-]+\.\w+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PhoneOrMailbox();
}
