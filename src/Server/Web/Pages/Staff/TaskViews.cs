using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Forms;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>A task in a list.</summary>
/// <param name="Title">李某收受患者财物.</param>
/// <param name="CaseNumber">示卫案〔2026〕0137号.</param>
/// <param name="Stage">The task's name: 法制审核.</param>
/// <param name="From">Who handed it on.</param>
/// <param name="Returns">How often it came back.</param>
/// <param name="Assignee">Who has taken it; null while nobody has.</param>
/// <param name="Kind">Kind of its case: a case proper, or a matter.</param>
public sealed record TaskLine(
    string Id, string CaseId, string Title, string CaseNumber, string Stage, LightView Light, DateOnly? Arrived, DateOnly? Due,
    string? From = null, int Returns = 0, string? Assignee = null, string Kind = Domain.Cases.Case.OfCase)
{
    /// <summary>The absent person whose task it is; null: the own.</summary>
    public string? For { get; init; }

    /// <summary>Who did it for an absent person.</summary>
    public string? DoneBy { get; init; }
}

/// <summary>The form by which a task is done.</summary>
/// <param name="Name">法制审核.</param>
/// <param name="Outcomes">同意, 退回…: the outcomes of the contract with their words.</param>
/// <param name="Fields">The task's own fields; null when it has none.</param>
/// <param name="Refusal">The sentence of a refusal (409 or 422) after a submit; nothing has changed then.</param>
/// <param name="Blocked">Why it cannot be submitted now: not claimed, held by somebody else, recused. The button then says so.</param>
/// <param name="Claim">Take it or give it back; null when neither applies.</param>
public sealed record TaskFormView(
    string TaskId,
    string Name,
    IReadOnlyList<Option> Outcomes,
    SchemaFormView? Fields,
    string Outcome = "",
    string Opinion = "",
    string? OutcomeError = null,
    string? OpinionError = null,
    string? Refusal = null,
    string? Blocked = null,
    ActionView? Claim = null) : IPageView
{
    /// <summary>The absent person for whom it would be done; null: in the own name.</summary>
    public string? For { get; init; }

    /// <summary>The person's own 常用语.</summary>
    public IReadOnlyList<Phrase> Phrases { get; init; } = [];

    public Type Component => typeof(TaskForm);

    public string Title(Words words) => Name;
}

/// <summary>Names of the fields of a task form, beside those of its schema (which begin with "data.").</summary>
public static class TaskFields
{
    public const string Outcome = "outcome";
    public const string Opinion = "opinion";
}
