using System.Globalization;

namespace Qingyi.Domain.Campaigns;

/// <summary>Collects the findings of one plan.</summary>
internal sealed class Findings(CampaignPlan plan)
{
    private readonly List<PlanFinding> found = [];

    public IReadOnlyList<PlanFinding> Found => found;

    public void Add(FindingLevel level, int line, string place, string message, string? source, int? conflict = null) => found.Add(new PlanFinding
    {
        Level = level,
        Path = string.Create(CultureInfo.InvariantCulture, $"{plan.File}:{line} {place}"),
        Message = message,
        Source = source,
        Conflict = conflict,
    });

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
