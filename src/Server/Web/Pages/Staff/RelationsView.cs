using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <param name="Case">The number of the case.</param>
/// <param name="Party">Whom the case is about, once the investigation has established it.</param>
/// <param name="Units">The units that are named in it.</param>
/// <param name="Hands">Who did what in it.</param>
/// <param name="Away">Who stands back.</param>
/// <param name="Same">Other cases about the same unit that the person may see, newest first.</param>
public sealed record RelationsView(string Case, PartyLine? Party, IReadOnlyList<PartyLine> Units, IReadOnlyList<PartyLine> Hands, IReadOnlyList<PartyLine> Away, IReadOnlyList<RelatedCase> Same)
{
    public IReadOnlyList<PartyLine> About => Party is null ? Units : [Party, .. Units];
}

/// <param name="Beside">The unit of a party; the day of a step.</param>
/// <param name="Limit">What this excludes, or what was said.</param>
/// <param name="Barred">Shut out of the case.</param>
public sealed record PartyLine(string Role, string Who, string? Beside, string? Limit, bool Barred = false);

/// <param name="Units">The units that both concern.</param>
/// <param name="SamePerson">It is about a person of the same name.</param>
public sealed record RelatedCase(string Link, string Number, string Title, string Stage, LightView Light, IReadOnlyList<string> Units, bool SamePerson);
