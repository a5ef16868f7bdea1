namespace Qingyi.Domain.Campaigns;

/// <summary>Phases against each other and against the campaign.</summary>
internal static class PhaseChecks
{
    public static void Run(CampaignPlan plan, Findings findings)
    {
        if (plan.To < plan.From)
        {
            findings.Add(FindingLevel.Error, plan.Instrument.Line, "to", $"行动截止日 {Findings.Iso(plan.To.Value)} 早于开始日 {Findings.Iso(plan.From)}", null);
        }

        foreach (var phase in plan.Phases)
        {
            One(plan, phase, findings);
        }

        foreach (var (before, after) in plan.Phases.Zip(plan.Phases.Skip(1)))
        {
            Between(before, after, findings);
        }

        if (plan is { To: { } to, Phases: [.., { To: { } last } final] } && last < to)
        {
            findings.Add(FindingLevel.Warning, final.Line, $"phases.{final.Id}.to", $"最后阶段至 {Findings.Iso(last)}，行动至 {Findings.Iso(to)}，其间没有阶段", final.Source);
        }
    }

    private static void One(CampaignPlan plan, PlanPhase phase, Findings findings)
    {
        if (phase.To < phase.From)
        {
            findings.Add(FindingLevel.Error, phase.Line, $"phases.{phase.Id}", $"阶段“{phase.Title}”止于开始之前", phase.Source);
        }

        if (phase.From < plan.From || phase.To > plan.To || (phase.To is null && plan.To is not null))
        {
            findings.Add(FindingLevel.Error, phase.Line, $"phases.{phase.Id}", $"阶段“{phase.Title}”超出行动时间", phase.Source);
        }

        if (phase.Derived)
        {
            findings.Add(FindingLevel.Note, phase.Line, $"phases.{phase.Id}", $"原文未划分阶段，“{phase.Title}”按任务归并，起止日期请发文机关确认", phase.Source);
        }

        if (plan.Instrument.Issued is { } issued && phase.To is { } to && to >= issued && to.DayNumber - issued.DayNumber <= 3)
        {
            findings.Add(FindingLevel.Warning, phase.Line, $"phases.{phase.Id}.to",
                $"阶段“{phase.Title}”自印发（{Findings.Iso(issued)}）至结束（{Findings.Iso(to)}）不足四日", phase.Source, 5);
        }
    }

    private static void Between(PlanPhase before, PlanPhase after, Findings findings)
    {
        if (before.To is not { } end || after.From <= end)
        {
            findings.Add(FindingLevel.Error, after.Line, $"phases.{after.Id}.from", $"阶段“{after.Title}”在“{before.Title}”结束前开始", after.Source);
        }
        else if (after.From > end.AddDays(1))
        {
            findings.Add(FindingLevel.Warning, after.Line, $"phases.{after.Id}.from",
                $"“{before.Title}”（至 {Findings.Iso(end)}）与“{after.Title}”（自 {Findings.Iso(after.From)}）之间有空档", after.Source);
        }
    }
}
