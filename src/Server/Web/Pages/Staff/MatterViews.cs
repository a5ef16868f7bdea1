using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>The list of matters with its filters, and what this person may open.</summary>
/// <param name="Openable">Kinds that may be opened here; empty hides the form.</param>
/// <param name="Institutions">Institutions to choose from; empty where the person's own is meant.</param>
/// <param name="Refusal">Why the last opening was not possible.</param>
public sealed record MattersView(
    IReadOnlyList<MatterLine> Lines,
    IReadOnlyList<Option> Kinds,
    IReadOnlyList<Option> States,
    string Kind,
    string State,
    string Query,
    IReadOnlyList<Option> Openable,
    IReadOnlyList<Option> Institutions,
    PagerView Pager,
    string? Refusal = null) : IPageView
{
    public ColumnsView Columns { get; init; } = new("matters", "", []);

    /// <summary>The ways out of the list as a file.</summary>
    public IReadOnlyList<ActionView> Exports { get; init; } = [];

    public Type Component => typeof(MattersPage);

    public string Title(Words words) => words["matters"];
}

/// <param name="Waiting">For whom it waits.</param>
public sealed record MatterLine(
    string Id, string Number, string Title, string Kind, string State, LightView Light, string Waiting, DateOnly OpenedOn, DateOnly? Due);

/// <summary>The page of one matter.</summary>
/// <param name="Waiting">Null once it has ended.</param>
/// <param name="LedTo">Matters and clues that it opened.</param>
/// <param name="MayCancel">Shows the form that cancels it.</param>
public sealed record MatterView(
    string Id,
    string Number,
    string Name,
    IReadOnlyList<TagView> Tags,
    WaitingView? Waiting,
    ProcessGraph? Process,
    IReadOnlyList<Pair> Facts,
    IReadOnlyList<FormCard> Forms,
    IReadOnlyList<DeadlineLine> Deadlines,
    IReadOnlyList<TimelineEntry> Timeline,
    IReadOnlyList<Pair> LedTo,
    TaskFormView? Task,
    bool MayCancel,
    AttachmentsView? Attachments = null) : IPageView
{
    /// <summary>Those that fit the kind; for whoever takes part from another organisation those that were finished.</summary>
    public IReadOnlyList<DocumentLine> Documents { get; init; } = [];

    /// <summary>The person may have the whole file.</summary>
    public bool Binds { get; init; }

    public Type Component => typeof(MatterPage);

    public string Title(Words words) => Number;
}

/// <summary>A form as it was filled in.</summary>
public sealed record FormCard(string Title, string Outcome, string By, DateTimeOffset At, IReadOnlyList<Pair> Lines);

/// <summary>Names of the fields of the forms on these pages.</summary>
public static class MatterFields
{
    public const string Kind = "kind";
    public const string Institution = "institution";
    public const string Reason = "reason";
}
