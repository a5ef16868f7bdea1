using Qingyi.Client;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>请假与代理.</summary>
/// <param name="Below">Absences of the people below; null: there is nobody below.</param>
/// <param name="People">Whom an absence may be entered for, oneself first.</param>
public sealed record AbsencesView(
    DateOnly Today, IReadOnlyList<AbsenceItem> Own, IReadOnlyList<AbsenceItem> Acting, IReadOnlyList<AbsenceItem>? Below, IReadOnlyList<Option> People, IReadOnlyList<Option> Substitutes,
    AbsenceDraft? Draft) : IPageView
{
    public Type Component => typeof(AbsencesPage);

    public string Title(Words words) => words["absences"];
}

/// <summary>What was typed and could not be taken, and why.</summary>
public sealed record AbsenceDraft
{
    /// <summary>The absence that was to be shortened or withdrawn; null: a new one.</summary>
    public string? Of { get; init; }
    public string Person { get; init; } = "";
    public string From { get; init; } = "";
    public string Until { get; init; } = "";
    public string Ground { get; init; } = "";
    public string Substitute { get; init; } = "";
    public string Error { get; init; } = "";
}

/// <summary>Names of the fields of the forms on this page.</summary>
public static class AbsenceFields
{
    public const string Person = "person";
    public const string From = "from";
    public const string Until = "until";
    public const string Ground = "ground";
    public const string Substitute = "substitute";
}
