namespace Qingyi.Domain.Campaigns;

/// <summary>Plans of one campaign against each other.</summary>
internal static class PlanComparison
{
    public static IEnumerable<PlanFinding> Across(IReadOnlyList<CampaignPlan> plans)
    {
        foreach (var twice in plans.GroupBy(p => p.Id).Where(g => g.Count() > 1))
        {
            yield return Finding(FindingLevel.Error, twice.Last(), twice.Last().Instrument.Line, "id", Texts.Of("campaigns.comparison.id-used", twice.Key, twice.First().File), null, null);
        }

        foreach (var plan in plans.Where(p => p.Parent is not null && plans.Count > 1 && plans.All(other => other.Id != p.Parent)))
        {
            yield return Finding(FindingLevel.Warning, plan, plan.Instrument.Line, "parent", Texts.Of("campaigns.comparison.parent-missing", plan.Parent), null, null);
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
                yield return Finding(FindingLevel.Warning, plan, plan.Instrument.Line, "to", Texts.Of("campaigns.comparison.ends-after-parent", parent.Id, Findings.Iso(end)), null, null);
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
                var each = string.Join('；', says.Select(s => Texts.Of("campaigns.comparison.plan-says", string.Join('、', s.Select(t => t.Plan.Id).Distinct()), s.Key)));
                yield return Finding(same.Key == "report-timing" ? FindingLevel.Warning : FindingLevel.Note, plan, term.Line, $"terms.{same.Key}",
                    Texts.Of("campaigns.comparison.plans-differ", subject, each, Consequence(same.Key)), term.Source, PlanTerms.Conflict(same.Key));
            }
            else if (same.Key == "hand-in" && plans.Count > 1)
            {
                yield return Finding(FindingLevel.Note, plan, term.Line, "terms.hand-in",
                    Texts.Of("campaigns.comparison.only-one-says", subject, plan.Id, term.Says), term.Source, PlanTerms.Conflict(same.Key));
            }
        }

        foreach (var (plan, term) in plans.SelectMany(p => p.Terms.Where(t => t.Key == "annex-text").Select(t => (p, t))))
        {
            yield return Finding(FindingLevel.Note, plan, term.Line, "terms.annex-text", Texts.Of("campaigns.comparison.text-differs", PlanTerms.Subject(term.Key), term.Says), term.Source, PlanTerms.Conflict(term.Key));
        }
    }

    // A report that is written before the period ends lacks its last days.
    private static string Consequence(string key) => key == "report-timing" ? Texts.Of("campaigns.comparison.early-return-consequence") : string.Empty;

    private static PlanFinding Finding(FindingLevel level, CampaignPlan plan, int line, string place, string message, string? source, int? conflict)
    {
        var findings = new Findings(plan);
        findings.Add(level, line, place, message, source, conflict);
        return findings.Found[0];
    }
}
