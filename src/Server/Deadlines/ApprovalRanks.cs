using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Deadlines;

/// <summary>How high somebody stands above a case.</summary>
internal static class ApprovalRanks
{
    /// <summary>Roles that stand above a handler.</summary>
    public static IReadOnlyList<string> Roles { get; } = [Role.SectionHead, Role.Leader, Role.PrincipalLeader];

    /// <returns>As <see cref="ApprovalLevel.Rank"/>; 0 for who may grant nothing.</returns>
    public static int Of(CaseDb db, Case of, Person person)
    {
        // Nobody extends the own limit through somebody's absence, nor one of a case from which either of the two stood back.
        if (person.For is not null && (of.Facts.Assignment?.Includes(person.Id) == true || of.IsRecused(person.Id) || of.IsRecused(person.Part)))
        {
            return 0;
        }

        var commission = Commission(db, of);
        if (person.OrganisationId == commission.Id)
        {
            return person.Is(Role.PrincipalLeader) ? 3 : person.Is(Role.Leader) ? 2 : person.Is(Role.SectionHead) ? 1 : 0;
        }

        return commission.Path.StartsWith(person.Path, StringComparison.Ordinal) && person.IsAny(Role.Leader, Role.PrincipalLeader) ? 4 : 0;
    }

    /// <summary>The seat from which the person stands highest above the case; the own, where it is as high.</summary>
    public static Person Seat(CaseDb db, Case of, Person person) => person.Lent.Count == 0 ? person : person.Seats.MaxBy(s => Of(db, of, s))!;

    /// <summary>A hospital's own matter climbs in the commission above it: a hospital has no ladder.</summary>
    public static Organisation Commission(CaseDb db, Case of) => db.Organisations.Find(of.OrganisationId) switch
    {
        { Level: OrganisationLevel.Hospital, ParentId: { } above } => db.Organisations.Find(above)!,
        { } own => own,
        null => throw new InvalidOperationException($"The case {of.Id} has no organisation."),
    };
}
