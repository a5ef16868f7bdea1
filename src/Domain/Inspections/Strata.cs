namespace Qingyi.Domain.Inspections;

/// <summary>Groups in which units are drawn: the types of the 实施范围台账, or one group of all.</summary>
public static class Strata
{
    /// <summary>The group of a draw that does not part units by type.</summary>
    public const string All = "all";

    /// <summary>Lower commissions, where their work is inspected as a whole (省级复查).</summary>
    public const string Areas = "area";

    private static Dictionary<string, string> Names => new(StringComparer.Ordinal)
    {
        ["general"] = Texts.Of("inspections.stratum.general"), ["tcm"] = Texts.Of("inspections.stratum.tcm"), ["maternal"] = Texts.Of("inspections.stratum.maternal"),
        ["specialised"] = Texts.Of("inspections.stratum.specialised"), ["primary"] = Texts.Of("inspections.stratum.primary"), ["other"] = Texts.Of("inspections.stratum.other"),
        [All] = Texts.Of("inspections.stratum.all"), [Areas] = Texts.Of("inspections.stratum.area"),
    };

    // As the notices spell them.
    private static readonly Dictionary<string, string> Spelt = new(StringComparer.Ordinal)
    {
        [Texts.Chinese("inspections.stratum.general")] = "general", ["中医院"] = "tcm", [Texts.Chinese("inspections.stratum.tcm")] = "tcm", ["妇幼保健院"] = "maternal",
        [Texts.Chinese("inspections.stratum.maternal")] = "maternal", [Texts.Chinese("inspections.stratum.specialised")] = "specialised",
        ["基层医疗卫生机构"] = "primary", [Texts.Chinese("inspections.stratum.primary")] = "primary",
    };

    public static IReadOnlyList<string> Types { get; } = ["general", "tcm", "maternal", "specialised", "primary", "other"];

    public static string Name(string stratum) => Names.GetValueOrDefault(stratum, stratum);

    /// <summary>The type that a notice names; null where no such type is known.</summary>
    public static string? Type(string words) => Spelt.GetValueOrDefault(words);

    public static string LevelName(string level) => level switch { "3" => Texts.Of("inspections.level.3"), "2" => Texts.Of("inspections.level.2"), "1" => Texts.Of("inspections.level.1"), _ => Texts.Of("inspections.level.none") };

    public static string OwnerName(string owner) => owner switch { "public" => Texts.Of("inspections.owner.public"), "private" => Texts.Of("inspections.owner.private"), _ => "" };
}
