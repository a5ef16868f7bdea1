using System.Text.Json.Serialization;

namespace Qingyi.Domain.Campaigns;

/// <summary>One obligation in one period, with its days. Written as JSON without the parts that only the service needs, it is the line of <c>campaign obligations</c>.</summary>
public sealed record ObligationRow
{
    /// <summary>The obligation's id in its plan.</summary>
    public required string Obligation { get; init; }

    public required string Title { get; init; }

    /// <summary>2022Q1, 2022 or 2022-03; null for a single obligation.</summary>
    public string? Period { get; init; }

    /// <summary>First day on which it can be met; null: at any time.</summary>
    public DateOnly? Opens { get; init; }

    /// <summary>Last day, inclusive, in Asia/Shanghai.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>The responsible units, joined by 、.</summary>
    public required string Responsible { get; init; }

    /// <summary>The phase in which the due day lies, else the end of the period; null where neither lies in one.</summary>
    public string? Phase { get; init; }

    /// <summary>Paragraph of the notice.</summary>
    public required string Source { get; init; }

    /// <summary>Rule, days and calendar version, in Chinese.</summary>
    public required IReadOnlyList<string> Derivation { get; init; }

    /// <summary>When to remind: the working day before the due day, or the earlier reading where the notice is ambiguous.</summary>
    [JsonIgnore]
    public DateOnly Alert { get; init; }

    /// <summary>PREDATES_INSTRUMENT, SUSPECTED_TYPO, SPECIFIC_DATE, AFTER_CAMPAIGN, REST_DAY; see <see cref="ObligationFlags"/>.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Whether it may be marked overdue: not while a suspected typo waits for the authority's confirmation.</summary>
    [JsonIgnore]
    public bool Enforceable => !Flags.Contains(ObligationFlags.SuspectedTypo);
}

public static class ObligationFlags
{
    /// <summary>The rule leads to a day before the notice was issued.</summary>
    public const string PredatesInstrument = "PREDATES_INSTRUMENT";

    /// <summary>The literal date waits for confirmation.</summary>
    public const string SuspectedTypo = "SUSPECTED_TYPO";

    /// <summary>The notice names a day for this period; it stands before the general rule.</summary>
    public const string SpecificDate = "SPECIFIC_DATE";

    /// <summary>Due after the campaign's last day.</summary>
    public const string AfterCampaign = "AFTER_CAMPAIGN";

    /// <summary>Due on a rest day; the reminder comes on the working day before.</summary>
    public const string RestDay = "REST_DAY";
}
