using Qingyi.Domain.Deadlines;

namespace Qingyi.Domain.Campaigns;

/// <summary>Finds contradictions within and across plans. It judges; it corrects nothing.</summary>
public static class PlanLinter
{
    /// <returns>The findings of each plan in the order given, then those between plans.</returns>
    public static IReadOnlyList<PlanFinding> Check(IReadOnlyList<CampaignPlan> plans, WorkingDays? calendar = null)
    {
        ArgumentNullException.ThrowIfNull(plans);
        var days = calendar ?? WorkingDays.Shipped;
        return [.. plans.SelectMany(plan => Within(plan, days)), .. PlanComparison.Across(plans)];
    }

    private static IReadOnlyList<PlanFinding> Within(CampaignPlan plan, WorkingDays calendar)
    {
        var findings = new Findings(plan);
        PhaseChecks.Run(plan, findings);
        DateChecks.Run(plan, calendar, findings);
        WordingChecks.Run(plan, findings);
        return findings.Found;
    }
}
