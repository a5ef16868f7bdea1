using Qingyi.Domain.People;

namespace Qingyi.Domain.Matters;

/// <summary>Whose file a matter is.</summary>
public enum MatterHome
{
    /// <summary>The commission that opens it.</summary>
    Commission,

    /// <summary>The institution concerned, whoever opens it.</summary>
    Institution,
}

/// <summary>事项: a procedure that needs no case. The list is closed; each kind has a drawing of its own.</summary>
/// <param name="Code">Stands in <c>Case.Kind</c>; never renamed.</param>
/// <param name="Definition">Id of its main drawing.</param>
/// <param name="Series">The Chinese word that stands in its numbers.</param>
/// <param name="Openers">Roles that may open it by hand.</param>
/// <param name="NeedsInstitution">It is always about one institution.</param>
/// <param name="Conduct">The conduct that a clue from it is about.</param>
public sealed record MatterKind(string Code, string Definition, string Series, MatterHome Home, IReadOnlyList<string> Openers, bool NeedsInstitution, string Conduct)
{
    /// <summary>As lists show it.</summary>
    public string Name => Texts.Of($"matters.{Code}.name");

    public static MatterKind InspectionRound { get; } =
        new("inspection-round", "inspection-round", "查", MatterHome.Commission, [Role.Handler, Role.SectionHead, Role.Supervisor], false, "other");

    public static MatterKind Rectification { get; } =
        new("rectification", "rectification", "改", MatterHome.Commission, [Role.Handler, Role.SectionHead], true, "other");

    public static MatterKind Surrender { get; } =
        new("surrender", "surrender", "缴", MatterHome.Institution, [Role.Hospital], true, "red-envelope");

    public static MatterKind RepVisit { get; } =
        new("rep-visit", "rep-visit-violation", "访", MatterHome.Institution, [Role.Hospital, Role.Handler, Role.SectionHead], true, "rep-visit-violation");

    public static MatterKind DrugUse { get; } =
        new("drug-use", "drug-use-interview", "药", MatterHome.Institution, [Role.Handler, Role.SectionHead], true, "drug-use-outlier");

    public static MatterKind PeriodicReturn { get; } =
        new("periodic-return", "periodic-return", "报", MatterHome.Institution, [Role.Hospital], true, "other");

    public static IReadOnlyList<MatterKind> All { get; } = [InspectionRound, Rectification, Surrender, RepVisit, DrugUse, PeriodicReturn];

    public static MatterKind? Find(string? code) => All.FirstOrDefault(k => k.Code == code);
}
