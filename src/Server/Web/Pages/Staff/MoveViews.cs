using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>迁移方案 of one procedure.</summary>
/// <param name="Designs">Whether the reader may open the procedure in the designer.</param>
/// <param name="Older">Versions on which cases still run.</param>
/// <param name="ErrorAt">Version id whose form was refused, with what was typed.</param>
public sealed record MovesView(
    string Key, string Name, bool Designs, EditionName Current, IReadOnlyList<OlderVersion> Older, IReadOnlyList<MoveLine> Plans, bool MayPlan,
    string? ErrorAt = null, string? Error = null, string? Reason = null) : IPageView
{
    public Type Component => typeof(MovesPage);

    public string Title(Words words) => words["moves", Name];
}

/// <param name="Organisation">Null for the edition that ships.</param>
public sealed record EditionName(int Version, string? Organisation)
{
    public string Text(Words words) => MoveTags.Version(Version, Organisation, words);
}

public sealed record OlderVersion(string Id, EditionName Name, int Cases);

public sealed record MoveLine(string Link, EditionName From, EditionName To, string Reason, string State, int Cases, int Moved, string By, DateTimeOffset At);

/// <summary>One plan: verdict for each case, mapping, approval, progress.</summary>
/// <param name="State"><c>draft</c>, <c>checked</c>, <c>approved</c>, <c>running</c> or <c>done</c>.</param>
/// <param name="Mine">Whether the reader may map, try and run.</param>
public sealed record MoveView(
    string Key, string Name, bool Designs, string Self, string Address, string State, bool Mine, MoveAbout About, MoveFigures Figures,
    IReadOnlyList<MoveFilter> Filters, IReadOnlyList<MoveCaseLine> Cases, PagerView Pager, IReadOnlyList<MoveMappingView> Mappings, MoveApproval? Approval, string? Error = null) : IPageView
{
    /// <summary>Prefix of the mapping form's fields: what follows is the id of the old step.</summary>
    public const string MapField = "map-";

    public Type Component => typeof(MovePage);

    public bool Running => State == "running";

    public bool Checked => State != "draft";

    public bool MayMap => Mine && (State is "draft" or "checked");

    public string Title(Words words) => words["move", Name];
}

public sealed record MoveAbout(
    EditionName From, EditionName To, string Reason, string By, DateTimeOffset At, DateTimeOffset? CheckedAt, string? ApprovedBy, DateTimeOffset? ApprovedAt, string? ApprovalReason, DateTimeOffset? FinishedAt);

public sealed record MoveFigures(int Cases, int Fine, int NeedsMapping, int Impossible, int Moved, int Stay, int Waiting);

/// <param name="Code">Empty: all.</param>
public sealed record MoveFilter(string Code, int Count, string Link, bool Current);

public sealed record MoveCaseLine(string Link, string Title, string Number, string Verdict, IReadOnlyList<string> Reasons, string State);

public sealed record MoveMappingView(string Definition, string Name, IReadOnlyList<MoveMapRow> Rows, IReadOnlyList<MoveOption> Choices, int Unchanged);

public sealed record MoveMapRow(string Old, string Title, string Kind, string Type, int Waiting, string? New, string? NewTitle, string By);

public sealed record MoveOption(string Id, string Title, string Type);

/// <param name="Refusal">Why this person may not approve now.</param>
public sealed record MoveApproval(string? Refusal, string? Reason = null, string? Error = null);
