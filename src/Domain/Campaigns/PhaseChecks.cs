namespace Qingyi.Domain.Campaigns;

/// <summary>Phases against each other and against the campaign.</summary>
internal static class PhaseChecks
{
    public static void Run(CampaignPlan plan, Findings findings)
    {
        if (plan.To < plan.From)
        {
            findings.Add(FindingLevel.Error, plan.Instrument.Line, "to", Texts.Of("campaigns.phases.end-before-start", Findings.Iso(plan.To.Value), Findings.Iso(plan.From)), null);
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
            findings.Add(FindingLevel.Warning, final.Line, $"phases.{final.Id}.to", Texts.Of("campaigns.phases.gap-at-end", Findings.Iso(last), Findings.Iso(to)), final.Source);
        }
    }

    private static void One(CampaignPlan plan, PlanPhase phase, Findings findings)
    {
        if (phase.To < phase.From)
        {
            findings.Add(FindingLevel.Error, phase.Line, $"phases.{phase.Id}", Texts.Of("campaigns.phases.phase-ends-early", phase.Title), phase.Source);
        }

        if (phase.From < plan.From || phase.To > plan.To || (phase.To is null && plan.To is not null))
        {
            findings.Add(FindingLevel.Error, phase.Line, $"phases.{phase.Id}", Texts.Of("campaigns.phases.phase-outside", phase.Title), phase.Source);
        }

        if (phase.Derived)
        {
            findings.Add(FindingLevel.Note, phase.Line, $"phases.{phase.Id}", Texts.Of("campaigns.phases.phase-inferred", phase.Title), phase.Source);
        }

        if (plan.Instrument.Issued is { } issued && phase.To is { } to && to >= issued && to.DayNumber - issued.DayNumber <= 3)
        {
            findings.Add(FindingLevel.Warning, phase.Line, $"phases.{phase.Id}.to",
                Texts.Of("campaigns.phases.phase-short", phase.Title, Findings.Iso(issued), Findings.Iso(to), to.DayNumber - issued.DayNumber), phase.Source, 5);
        }
    }

    private static void Between(PlanPhase before, PlanPhase after, Findings findings)
    {
        if (before.To is not { } end || after.From <= end)
        {
            findings.Add(FindingLevel.Error, after.Line, $"phases.{after.Id}.from", Texts.Of("campaigns.phases.overlap", after.Title, before.Title), after.Source);
        }
        else if (after.From > end.AddDays(1))
        {
            findings.Add(FindingLevel.Warning, after.Line, $"phases.{after.Id}.from",
                Texts.Of("campaigns.phases.gap-between", before.Title, Findings.Iso(end), after.Title, Findings.Iso(after.From)), after.Source);
        }
    }
}
