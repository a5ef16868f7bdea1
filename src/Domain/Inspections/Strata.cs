namespace Qingyi.Domain.Inspections;

/// <summary>Groups in which units are drawn: the types of the 实施范围台账, or one group of all.</summary>
public static class Strata
{
    /// <summary>The group of a draw that does not part units by type.</summary>
    public const string All = "all";

    /// <summary>Lower commissions, where their work is inspected as a whole (省级复查).</summary>
    public const string Areas = "area";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["general"] = "综合医院", ["tcm"] = "中医医院", ["maternal"] = "妇幼保健机构", ["specialised"] = "专科医院", ["primary"] = "基层医疗机构", ["other"] = "其他",
        [All] = "全部", [Areas] = "下级卫生健康部门",
    };

    // As the notices spell them.
    private static readonly Dictionary<string, string> Spelt = new(StringComparer.Ordinal)
    {
        ["综合医院"] = "general", ["中医院"] = "tcm", ["中医医院"] = "tcm", ["妇幼保健院"] = "maternal", ["妇幼保健机构"] = "maternal", ["专科医院"] = "specialised",
        ["基层医疗卫生机构"] = "primary", ["基层医疗机构"] = "primary",
    };

    public static IReadOnlyList<string> Types { get; } = ["general", "tcm", "maternal", "specialised", "primary", "other"];

    public static string Name(string stratum) => Names.GetValueOrDefault(stratum, stratum);

    /// <summary>The type that a notice names; null where no such type is known.</summary>
    public static string? Type(string words) => Spelt.GetValueOrDefault(words);

    public static string LevelName(string level) => level switch { "3" => "三级", "2" => "二级", "1" => "一级", _ => "未定级" };

    public static string OwnerName(string owner) => owner switch { "public" => "公立", "private" => "社会办", _ => "" };
}
