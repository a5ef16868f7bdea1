using Qingyi.Domain.People;

namespace Qingyi.Server.Features.Absences;

/// <summary>Who stands above whom, and so may enter an absence for them: nobody may lend herself the post of somebody higher.</summary>
public static class Above
{
    /// <summary>Oneself, who holds a higher post in the same organisation, and a leader of a superior one.</summary>
    public static bool MayEnterFor(Person by, Person absent) =>
        by.Id == absent.Id
        || (by.OrganisationId == absent.OrganisationId && Rank(by) > Rank(absent))
        || (by.OrganisationId != absent.OrganisationId && absent.Path.StartsWith(by.Path, StringComparison.Ordinal) && Rank(by) >= 2);

    public static int Rank(Person person) => person.Is(Role.PrincipalLeader) ? 3 : person.Is(Role.Leader) ? 2 : person.Is(Role.SectionHead) ? 1 : 0;
}
