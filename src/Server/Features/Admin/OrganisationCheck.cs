using Qingyi.Domain.Organisations;

namespace Qingyi.Server.Features.Admin;

/// <summary>What is wrong with one field of an organisation, and what would be right.</summary>
/// <param name="Field">Name of the property.</param>
public sealed record OrganisationFault(string Field, string Sentence);

/// <summary>Whether an organisation may be added, field by field; the same for the form, the call and each row of a sheet.</summary>
public static class OrganisationCheck
{
    public const int LongestId = 40;
    public const int LongestName = 80;
    public const int LongestShortName = 12;

    // Addresses of the pages.
    private static readonly string[] Reserved = ["import", "template"];

    /// <summary>Code, word on screens and in sheets.</summary>
    public static IReadOnlyList<(OrganisationLevel Level, string Code, string Word)> Levels { get; } =
    [
        (OrganisationLevel.Province, "province", "省级"), (OrganisationLevel.City, "city", "市级"), (OrganisationLevel.County, "county", "县级"), (OrganisationLevel.Hospital, "hospital", "医疗机构"),
    ];

    public static OrganisationLevel? Level(string? given) =>
        Levels.Where(l => string.Equals(l.Code, given?.Trim(), StringComparison.OrdinalIgnoreCase) || l.Word == given?.Trim()).Select(l => (OrganisationLevel?)l.Level).FirstOrDefault();

    public static string Word(OrganisationLevel level) => Levels.First(l => l.Level == level).Word;

    public static IEnumerable<OrganisationFault> Of(NewOrganisation given, IEnumerable<Organisation> all)
    {
        var id = given.Id ?? "";
        if (id.Length is 0 or > LongestId || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') || Reserved.Contains(id))
        {
            yield return new(nameof(given.Id), $"编号用小写字母、数字和连字符，不超过{LongestId}个字符，例如 city-hospital-2。");
        }

        var known = all as IReadOnlyCollection<Organisation> ?? [.. all];
        if (known.FirstOrDefault(o => o.Id == id) is { } there)
        {
            yield return new(nameof(given.Id), $"编号已经是{there.Name}；请换一个没有用过的编号。");
        }

        if (string.IsNullOrWhiteSpace(given.Name) || given.Name.Trim().Length > LongestName)
        {
            yield return new(nameof(given.Name), $"请填写单位名称，不超过{LongestName}个字。");
        }

        var level = Level(given.Level);
        var parent = known.FirstOrDefault(o => o.Id == given.Parent);
        if (level is null or OrganisationLevel.Province)
        {
            yield return new(nameof(given.Level), "层级应为 city、county 或者 hospital（市级、县级、医疗机构）。");
        }

        if (parent is null or { ClosedAt: not null })
        {
            yield return new(nameof(given.Parent), parent is null ? "上级单位不存在；请填写已有单位的编号，或者同一文件里另一行的编号。" : $"上级单位{parent.Name}已经停用；请换一个。");
        }
        else if (level <= parent.Level)
        {
            yield return new(nameof(given.Level), $"层级不在上级{parent.Name}（{Word(parent.Level)}）之下；请改层级或者上级。");
        }

        if (!string.IsNullOrWhiteSpace(given.AreaCode) && (given.AreaCode.Trim().Length != 6 || !given.AreaCode.Trim().All(char.IsAsciiDigit)))
        {
            yield return new(nameof(given.AreaCode), "行政区划代码是6位数字，例如 370100；不清楚可以不填。");
        }

        if (given.ShortName?.Trim().Length > LongestShortName)
        {
            yield return new(nameof(given.ShortName), $"简称不超过{LongestShortName}个字。");
        }
    }
}
