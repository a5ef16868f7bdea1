using System.Text.RegularExpressions;

namespace Qingyi.Domain.Campaigns;

/// <summary>What a notice leaves open, says twice, or should not say.</summary>
internal static partial class WordingChecks
{
    public static void Run(CampaignPlan plan, Findings findings)
    {
        foreach (var attachment in plan.Instrument.Missing)
        {
            findings.Add(FindingLevel.Note, plan.Instrument.Line, "instrument.missing", Texts.Of("campaigns.wording.attachment-missing", attachment), null, 18);
        }

        foreach (var personal in plan.Instrument.Stripped)
        {
            findings.Add(FindingLevel.Note, plan.Instrument.Line, "instrument.stripped", Texts.Of("campaigns.wording.personal-stripped", personal), null, 20);
        }

        foreach (var duty in plan.Standing.Where(d => d.Pace != DutyPace.Standing))
        {
            findings.Add(FindingLevel.Note, duty.Line, $"standing.{duty.Id}", duty.Proposed is { } own
                ? Texts.Of("campaigns.wording.limit-proposed", duty.Title, own)
                : Texts.Of("campaigns.wording.limit-open", duty.Title, duty.Pace == DutyPace.Timely ? Texts.Of("campaigns.difference.pace-timely") : Texts.Of("campaigns.wording.regularly-or-not")), duty.Source, 17);
        }

        if (plan.Obligations.Count == 0)
        {
            findings.Add(FindingLevel.Note, plan.Instrument.Line, "obligations", Texts.Of("campaigns.wording.no-dated-obligation"), null, 17);
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
                findings.Add(FindingLevel.Note, indicator.Line, $"indicators.{indicator.Id}", Texts.Of("campaigns.wording.target-not-number", indicator.Title, indicator.TargetText), indicator.Source);
            }
            else if (indicator.Period is null)
            {
                findings.Add(FindingLevel.Note, indicator.Line, $"indicators.{indicator.Id}.period",
                    Texts.Of("campaigns.wording.period-not-stated", indicator.Title, plan.Inspections.Any(q => q.Percent is not null) ? Texts.Of("campaigns.wording.not-inspection-share") : string.Empty), indicator.Source, 8);
            }
        }
    }

    private static void Units(CampaignPlan plan, Findings findings)
    {
        foreach (var twice in plan.Units.GroupBy(u => u.Key).Where(g => g.Count() > 1))
        {
            var names = twice.Select(u => u.Name).Distinct().ToList();
            findings.Add(FindingLevel.Note, twice.Last().Line, $"units.{twice.Key}", names.Count > 1
                ? Texts.Of("campaigns.wording.unit-named-differently", string.Join('、', names.Select(n => $"“{n}”")))
                : Texts.Of("campaigns.wording.unit-listed-twice", names[0], twice.Count()), twice.Last().Source, 7);
        }
    }

    // 医师法: only the authority may suspend practice, for six to twelve months.
    private static void Suspension(CampaignPlan plan, Findings findings)
    {
        foreach (var term in plan.Terms.Where(t => t.Key == "practice-suspension"))
        {
            findings.Add(FindingLevel.Warning, term.Line, "terms.practice-suspension",
                Texts.Of("campaigns.wording.suspension-authority", term.Says), term.Source, PlanTerms.Conflict(term.Key));
        }
    }

    private static void People(CampaignPlan plan, Findings findings)
    {
        var texts = plan.Obligations.SelectMany(o => o.Responsible.Append(o.Title).Append(o.Recipient ?? string.Empty).Append(o.Note ?? string.Empty).Select(t => (o.Line, $"obligations.{o.Id}", t)))
            .Concat(plan.Standing.SelectMany(s => s.Responsible.Append(s.Title).Select(t => (s.Line, $"standing.{s.Id}", t))))
            .Concat(plan.Units.SelectMany(u => new[] { (u.Line, $"units.{u.Key}", u.Name), (u.Line, $"units.{u.Key}", u.Duty) }));
        foreach (var (line, place, text) in texts.Where(t => PhoneOrMailbox().IsMatch(t.Item3)))
        {
            findings.Add(FindingLevel.Error, line, place, Texts.Of("campaigns.wording.personal-contact"), null, 20);
        }
    }

    [GeneratedRegex(@"1[3-9]\d{9}|0\d{2,3}[-－ ]?\d{7,8}|[\w.+-]+@[\w-]+\.\w+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PhoneOrMailbox();
}
