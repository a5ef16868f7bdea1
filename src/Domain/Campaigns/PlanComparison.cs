namespace Qingyi.Domain.Campaigns;

/// <summary>Plans of one campaign against each other.</summary>
internal static class PlanComparison
{
    public static IEnumerable<PlanFinding> Across(IReadOnlyList<CampaignPlan> plans)
    {
        foreach (var twice in plans.GroupBy(p => p.Id).Where(g => g.Count() > 1))
        {
            yield return Finding(FindingLevel.Error, twice.Last(), twice.Last().Instrument.Line, "id", $"编号 {twice.Key} 已用于 {twice.First().File}", null, null);
        }

        foreach (var plan in plans.Where(p => p.Parent is not null && plans.Count > 1 && plans.All(other => other.Id != p.Parent)))
        {
            yield return Finding(FindingLevel.Warning, plan, plan.Instrument.Line, "parent", $"上级方案 {plan.Parent} 不在所查方案之中", null, null);
        }

        foreach (var finding in Periods(plans).Concat(Words(plans)))
        {
            yield return finding;
        }
    }

    private static IEnumerable<PlanFinding> Periods(IReadOnlyList<CampaignPlan> plans)
    {
        foreach (var plan in plans)
        {
            if (plans.FirstOrDefault(p => p.Id == plan.Parent) is { To: { } end } parent && plan.To > end)
            {
                yield return Finding(FindingLevel.Warning, plan, plan.Instrument.Line, "to", $"截止日晚于上级方案 {parent.Id}（{Findings.Iso(end)}）", null, null);
            }
        }
    }

    private static IEnumerable<PlanFinding> Words(IReadOnlyList<CampaignPlan> plans)
    {
        var terms = plans.SelectMany(plan => plan.Terms.Where(t => t.Key is not ("practice-suspension" or "annex-text")).Select(term => (Plan: plan, Term: term)));
        foreach (var same in terms.GroupBy(t => t.Term.Key))
        {
            var (plan, term) = same.Last();
            var says = same.GroupBy(t => t.Term.Says).ToList();
            var subject = PlanTerms.Subject(same.Key);
            if (says.Count > 1)
            {
                var each = string.Join('；', says.Select(s => $"{string.Join('、', s.Select(t => t.Plan.Id).Distinct())} 为“{s.Key}”"));
                yield return Finding(same.Key == "report-timing" ? FindingLevel.Warning : FindingLevel.Note, plan, term.Line, $"terms.{same.Key}",
                    $"{subject}各方案不一：{each}{Consequence(same.Key)}", term.Source, PlanTerms.Conflict(same.Key));
            }
            else if (same.Key == "hand-in" && plans.Count > 1)
            {
                yield return Finding(FindingLevel.Note, plan, term.Line, "terms.hand-in",
                    $"{subject}只有 {plan.Id} 规定（{term.Says}），其余方案未定，由各医疗机构设定", term.Source, PlanTerms.Conflict(same.Key));
            }
        }

        foreach (var (plan, term) in plans.SelectMany(p => p.Terms.Where(t => t.Key == "annex-text").Select(t => (p, t))))
        {
            yield return Finding(FindingLevel.Note, plan, term.Line, "terms.annex-text", $"{PlanTerms.Subject(term.Key)}不一：{term.Says}", term.Source, PlanTerms.Conflict(term.Key));
        }
    }

    // A report that is written before the period ends lacks its last days.
    private static string Consequence(string key) => key == "report-timing" ? "；期末前报送的缺最后几日数据，应写明数据截止日并事后更正" : string.Empty;

    private static PlanFinding Finding(FindingLevel level, CampaignPlan plan, int line, string place, string message, string? source, int? conflict)
    {
        var findings = new Findings(plan);
        findings.Add(level, line, place, message, source, conflict);
        return findings.Found[0];
    }
}
