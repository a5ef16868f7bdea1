using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Organisations;

namespace Qingyi.Domain.Inspections;

/// <summary>What a plan demands of inspections in one of its quotas, as a draw and the quota board need it.</summary>
/// <param name="Types">Types that each round must cover.</param>
/// <param name="Levels">Levels that belong to it; empty: all.</param>
/// <param name="Areas">Lower commissions are inspected, not institutions.</param>
/// <param name="By">Who owes it, in the words of the notice.</param>
public sealed record InspectionItem(string Plan, string Id, string Title, int? Times, int? Percent, int FromYear, int ToYear, IReadOnlyList<string> Types, IReadOnlyList<string> Levels, bool Areas, IReadOnlyList<string> By, string Source, string PlanTitle = "")
{
    /// <summary>The item of an inspection that no quota asks for (明查暗访, 随机抽查).</summary>
    public const string Free = "free";

    public static IReadOnlyList<InspectionItem> Of(CampaignPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return
        [
            .. plan.Inspections.Select(q => new InspectionItem(
                plan.Id, q.Id, q.Title, q.Times, q.Percent, q.FromYear, q.ToYear, [.. q.Types.Select(Strata.Type).OfType<string>()], q.Levels, q.Areas, q.By, q.Source, plan.Title)),
            new InspectionItem(plan.Id, Free, Texts.Of("inspections.item.free"), null, null, plan.From.Year, (plan.To ?? plan.From.AddYears(10)).Year, [], [], false, [], "", plan.Title),
        ];
    }

    public bool Holds(string level, bool area) => area == Areas && (area || Levels.Count == 0 || Levels.Contains(level));

    /// <summary>Whether a commission of the level owes it, by the words of the notice.</summary>
    public bool OwedBy(OrganisationLevel level) => Id != Free && level switch
    {
        OrganisationLevel.Province => By.Any(b => b.StartsWith('省')),
        OrganisationLevel.City => By.Any(b => b.StartsWith('市')),
        OrganisationLevel.County => By.Any(b => b.Contains('县', StringComparison.Ordinal)),
        _ => false,
    };

    /// <summary>How many of so many the year owes; null where it counts rounds instead.</summary>
    public int? Owed(int candidates) => Percent is { } percent ? ((candidates * percent) + 99) / 100 : null;
}
