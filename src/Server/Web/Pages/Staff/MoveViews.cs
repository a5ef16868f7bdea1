using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>迁移方案 of one procedure.</summary>
/// <param name="Older">Versions on which cases still run.</param>
/// <param name="ErrorAt">Version id whose form was refused, with what was typed.</param>
public sealed record MovesView(
    string Name, IReadOnlyList<Crumb> Crumbs, string Current, IReadOnlyList<OlderVersion> Older, IReadOnlyList<MoveLine> Plans, bool MayPlan, string Action,
    string? ErrorAt = null, string? Error = null, string? Reason = null) : IPageView
{
    public Type Component => typeof(MovesPage);

    public string Title(Words words) => words["moves", Name];
}

public sealed record OlderVersion(string Id, string Name, int Cases);

public sealed record MoveLine(string Link, string From, string To, string Reason, TagView State, int Cases, int Moved, string By, DateTimeOffset At);

/// <summary>One plan: verdict for each case, mapping, approval, progress.</summary>
public sealed record MoveView(
    string Name, IReadOnlyList<Crumb> Crumbs, TagView State, string Self, bool Running, bool Checked, int Moved, int ToMove, string Counted,
    IReadOnlyList<InboxFilter> Filters, IReadOnlyList<MoveCaseLine> Cases, PagerView Pager, IReadOnlyList<MoveMappingView> Mappings, bool MayMap, string MapAction,
    IReadOnlyList<Pair> About, IReadOnlyList<ActionView> Actions, MoveApproval? Approval, string? Error = null) : IPageView
{
    /// <summary>Prefix of the mapping form's fields: what follows is the id of the old step.</summary>
    public const string MapField = "map-";

    public Type Component => typeof(MovePage);

    public string Title(Words words) => words["move", Name];
}

public sealed record MoveCaseLine(string Link, string Title, string Number, TagView Verdict, IReadOnlyList<string> Reasons, TagView State);

public sealed record MoveMappingView(string Definition, string Name, string Counted, IReadOnlyList<MoveMapRow> Rows, IReadOnlyList<MoveOption> Choices, int Unchanged);

public sealed record MoveMapRow(string Old, string Title, string Kind, string Type, int Waiting, string? New, string? NewTitle, TagView By);

public sealed record MoveOption(string Id, string Title, string Type);

/// <param name="Refusal">Why this person may not approve now.</param>
public sealed record MoveApproval(string Action, string Sentence, string? Refusal, string? Reason = null, string? Error = null);
