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
    public static IReadOnlyList<(OrganisationLevel Level, string Code, string Word)> Levels =>
    [
        (OrganisationLevel.Province, "province", Texts.Of("admin.level.province")), (OrganisationLevel.City, "city", Texts.Of("admin.level.city")),
        (OrganisationLevel.County, "county", Texts.Of("admin.level.county")), (OrganisationLevel.Hospital, "hospital", Texts.Of("admin.level.hospital")),
    ];

    public static OrganisationLevel? Level(string? given) =>
        Levels.Where(l => string.Equals(l.Code, given?.Trim(), StringComparison.OrdinalIgnoreCase) || l.Word == given?.Trim()).Select(l => (OrganisationLevel?)l.Level).FirstOrDefault();

    public static string Word(OrganisationLevel level) => Levels.First(l => l.Level == level).Word;

    public static IEnumerable<OrganisationFault> Of(NewOrganisation given, IEnumerable<Organisation> all)
    {
        var id = given.Id ?? "";
        if (id.Length is 0 or > LongestId || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') || Reserved.Contains(id))
        {
            yield return new(nameof(given.Id), Texts.Of("admin.organisation.id-form", LongestId));
        }

        var known = all as IReadOnlyCollection<Organisation> ?? [.. all];
        if (known.FirstOrDefault(o => o.Id == id) is { } there)
        {
            yield return new(nameof(given.Id), Texts.Of("admin.organisation.id-taken", there.Name));
        }

        if (string.IsNullOrWhiteSpace(given.Name) || given.Name.Trim().Length > LongestName)
        {
            yield return new(nameof(given.Name), Texts.Of("admin.organisation.name-missing", LongestName));
        }

        var level = Level(given.Level);
        var parent = known.FirstOrDefault(o => o.Id == given.Parent);
        if (level is null or OrganisationLevel.Province)
        {
            yield return new(nameof(given.Level), Texts.Of("admin.organisation.level-unknown"));
        }

        if (parent is null or { ClosedAt: not null })
        {
            yield return new(nameof(given.Parent), parent is null ? Texts.Of("admin.organisation.parent-unknown") : Texts.Of("admin.organisation.parent-closed", parent.Name));
        }
        else if (level <= parent.Level)
        {
            yield return new(nameof(given.Level), Texts.Of("admin.organisation.level-not-below", parent.Name, Word(parent.Level)));
        }

        if (!string.IsNullOrWhiteSpace(given.AreaCode) && (given.AreaCode.Trim().Length != 6 || !given.AreaCode.Trim().All(char.IsAsciiDigit)))
        {
            yield return new(nameof(given.AreaCode), Texts.Of("admin.organisation.area-code"));
        }

        if (given.ShortName?.Trim().Length > LongestShortName)
        {
            yield return new(nameof(given.ShortName), Texts.Of("admin.organisation.short-name", LongestShortName));
        }
    }
}
