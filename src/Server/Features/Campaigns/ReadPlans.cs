using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Deadlines;

namespace Qingyi.Server.Features.Campaigns;

/// <summary>Plans as they were read from their stored text, and their obligations with dates: worked out once for a text and a calendar, since every page asks for them.</summary>
internal static class ReadPlans
{
    private const int Most = 100;
    private static readonly ConcurrentDictionary<string, CampaignPlan> Plans = new(StringComparer.Ordinal);
    private static readonly ConditionalWeakTable<CampaignPlan, Dated> Rows = [];

    private sealed record Dated(string Calendar, IReadOnlyList<ObligationRow> Rows);

    public static CampaignPlan Of(string id, string yaml)
    {
        if (Plans.TryGetValue(yaml, out var known))
        {
            return known;
        }

        if (Plans.Count >= Most)
        {
            Plans.Clear();
        }

        return Plans[yaml] = PlanReader.Read(yaml, id).Plan ?? throw new InvalidOperationException($"The stored plan {id} is faulty.");
    }

    /// <summary>Every obligation of the plan. A year without a calendar yields no dates rather than wrong ones.</summary>
    public static IReadOnlyList<ObligationRow> RowsOf(CampaignPlan plan, WorkingDays days)
    {
        if (Rows.TryGetValue(plan, out var known) && known.Calendar == days.Version)
        {
            return known.Rows;
        }

        var dated = new Dated(days.Version, Expand(plan, days));
        Rows.AddOrUpdate(plan, dated);
        return dated.Rows;
    }

    private static IReadOnlyList<ObligationRow> Expand(CampaignPlan plan, WorkingDays days)
    {
        try
        {
            return Domain.Campaigns.Obligations.Expand(plan, null, null, days);
        }
        catch (CalendarUnknownException)
        {
            return Domain.Campaigns.Obligations.Expand(plan, null, new DateOnly(days.Years[^1] - 1, 12, 31), days);
        }
    }
}
