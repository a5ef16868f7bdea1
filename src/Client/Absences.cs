namespace Qingyi.Client;

/// <summary>Enters an absence (请假).</summary>
/// <param name="From">First day, not before today.</param>
/// <param name="Until">Last day, included.</param>
/// <param name="Ground"><c>leave</c>, <c>travel</c>, <c>training</c> or <c>other</c>.</param>
/// <param name="Substitute">Account id or user name of who acts meanwhile; null: nobody does.</param>
/// <param name="Person">Account id or user name of who is away; null: the caller.</param>
public sealed record AbsenceEntering(DateOnly From, DateOnly Until, string Ground, string? Substitute = null, string? Person = null);

/// <summary>Lets an absence end earlier.</summary>
/// <param name="Until">The new last day.</param>
public sealed record AbsenceShortening(DateOnly Until);

/// <param name="Person">Account id.</param>
/// <param name="Substitute">Account id; null: nobody was named.</param>
/// <param name="State"><c>coming</c>, <c>running</c>, <c>over</c> or <c>withdrawn</c>.</param>
/// <param name="Acting">Name of who acts today, which differs from the one named where that one is away too; null: nobody.</param>
public sealed record AbsenceItem(
    string Id, string Person, string PersonName, DateOnly From, DateOnly Until, string Ground, string? Substitute, string? SubstituteName, string State, string? Acting = null);
