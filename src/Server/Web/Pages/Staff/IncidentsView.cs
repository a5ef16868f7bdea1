using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>异常处置: the steps that could not be done, as far as this supervisor may see their cases.</summary>
public sealed record IncidentsView(IReadOnlyList<IncidentLine> Lines, PagerView Pager) : IPageView
{
    public ColumnsView Columns { get; init; } = new("incidents", "", []);

    public IReadOnlyList<ActionView> Exports { get; init; } = [];

    public Type Component => typeof(IncidentsPage);

    public string Title(Words words) => words["incidents"];
}

public sealed record IncidentLine(string Id, string CaseNumber, string CaseLink, string Procedure, string Step, string Why, DateTimeOffset Since)
{
    public string What => $"{Procedure} · {Step}";
}

/// <summary>One of them: what failed, why, since when, and what can be done.</summary>
/// <param name="Sentence">All of that in one sentence.</param>
/// <param name="May">What can be done, of <c>retry</c>, <c>skip</c>, <c>hand-over</c> and <c>cancel</c>.</param>
/// <param name="People">Who may take the step over.</param>
public sealed record IncidentView(
    IncidentLine Line, string CaseTitle, string Sentence, IReadOnlyList<string> May, IReadOnlyList<Option> Outcomes, IReadOnlyList<Option> People, IncidentDraft? Draft) : IPageView
{
    public Type Component => typeof(IncidentPage);

    public string Title(Words words) => words["incidents"];
}

/// <summary>A form that was sent and refused.</summary>
public sealed record IncidentDraft(string How, string Reason, string Error);

/// <summary>Names of the forms' fields.</summary>
public static class IncidentFields
{
    public const string Reason = "reason";
    public const string Outcome = "outcome";
    public const string Person = "person";
}
