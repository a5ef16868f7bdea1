using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Forms;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>The index of registers by group.</summary>
public sealed record RegistersView(IReadOnlyList<RegisterGroup> Groups) : IPageView
{
    public Type Component => typeof(RegistersPage);

    public string Title(Words words) => words["registers"];
}

public sealed record RegisterGroup(string Name, IReadOnlyList<RegisterLine> Lines);

/// <param name="MayKeep">Shows the way to a new entry.</param>
public sealed record RegisterLine(string Key, string Title, string Purpose, int Entries, int Open, int Overdue, LightView Light, bool MayKeep);

/// <summary>The list of one register with its filters.</summary>
/// <param name="OverMatter">Kind of the matter whose ledger it is; null where it has entries of its own.</param>
public sealed record RegisterView(
    string Key, string Name, string Purpose, string? OverMatter, bool MayKeep, IReadOnlyList<string> Columns, IReadOnlyList<EntryLine> Lines, LedgerQuery Query, IReadOnlyList<Option> States,
    IReadOnlyList<Option> Organisations, PagerView Pager, IReadOnlyList<ActionView> Actions, IReadOnlyList<ParameterLine> Parameters, IReadOnlyList<Pair> About, string? Refusal = null) : IPageView
{
    /// <summary>State, light and the columns of the definition, each shown or not.</summary>
    public ColumnsView Chosen { get; init; } = new("register", "", []);

    /// <summary>Steps without a form that the person may take for several lines at once; only a list of one state offers them.</summary>
    public IReadOnlyList<Option> Together { get; init; } = [];

    /// <summary>What became of the last ones that were taken together.</summary>
    public TakenTogether? Taken { get; init; }

    public Type Component => typeof(RegisterPage);

    public string Title(Words words) => Name;
}

/// <param name="Refused">Why the others were not, with how many of them.</param>
public sealed record TakenTogether(string Step, int Done, IReadOnlyList<(string Sentence, int Count)> Refused);

public sealed record LedgerQuery(string State, string Q, string Organisation, string From, string To, string Light);

/// <param name="Mark">Id and version, for a step that is taken for several lines.</param>
public sealed record EntryLine(string Link, string Number, string Label, string Organisation, DateOnly On, string State, LightView Light, IReadOnlyList<string> Cells, string Mark = "");

public sealed record ParameterLine(string Key, string Title, string Value, string? Unit, string Least, string Most);

/// <summary>The form of a new entry, or of one that is put right.</summary>
/// <param name="Version">The version that was seen; 0 for a new one.</param>
public sealed record EntryFormView(string Register, string RegisterName, string? EntryId, string? Label, long Version, SchemaFormView Fields, string? Refusal = null) : IPageView
{
    public Type Component => typeof(EntryFormPage);

    public string Title(Words words) => words[EntryId is null ? "entry.new" : "entry.edit"];
}

/// <summary>One entry with its steps, duties and history.</summary>
/// <param name="Masked">Words of people are masked for this person.</param>
public sealed record EntryView(
    string Register, string RegisterName, string Id, string Number, string Label, long Version, TagView State, IReadOnlyList<Pair> Facts, bool Masked, IReadOnlyList<EntryStep> Steps, IReadOnlyList<DeadlineLine> Deadlines,
    IReadOnlyList<TimelineEntry> History, IReadOnlyList<Pair> LedTo, string? Edit, string? Refusal = null, AttachmentsView? Attachments = null, string? Public = null) : IPageView
{
    public Type Component => typeof(EntryPage);

    public string Title(Words words) => Label;
}

/// <summary>A step with what is asked for it.</summary>
public sealed record EntryStep(string Key, string Title, string To, SchemaFormView? Fields, bool Open);

/// <summary>Uploading a table, looking at what it holds, and taking it.</summary>
public sealed record RegisterImportView(string Register, string RegisterName, IReadOnlyList<string> Columns, ImportLook? Look, ImportDone? Done, string? Refusal = null) : IPageView
{
    public Type Component => typeof(RegisterImportPage);

    public string Title(Words words) => words["register.import"];
}

public sealed record ImportLook(string Id, string Name, int Rows, int Good, int Known, int Changed, int Bad, IReadOnlyList<FaultLine> Faults, IReadOnlyList<string> Unknown);

public sealed record ImportDone(int Rows, int Added, int Changed, int Known, int Bad, IReadOnlyList<FaultLine> Faults);

public sealed record FaultLine(int Row, string Column, string Value, string Sentence);

/// <summary>Figures of a register, and the ranking where it has one.</summary>
public sealed record RegisterStatisticsView(
    string Register, string RegisterName, string From, string To, IReadOnlyList<RingView> Rings, IReadOnlyList<Pair> Numbers, IReadOnlyList<FigureTable> Tables, RankingView? Ranking) : IPageView
{
    public Type Component => typeof(RegisterStatisticsPage);

    public string Title(Words words) => words["register.statistics"];
}

/// <param name="Share">Whether the lines are shares with a denominator.</param>
public sealed record FigureTable(string Title, string Unit, bool Share, IReadOnlyList<BarView> Bars);

public sealed record RankingView(string Period, IReadOnlyList<Option> Periods, string Of, string Within, string Value, decimal Alert, int Least, IReadOnlyList<RankLine> Lines);

public sealed record RankLine(string Link, string Who, string Peers, string Value, int Rank, int Of, string Mean, string Z, bool Stands, string State);

/// <summary>Names of the fields of the forms on these pages.</summary>
public static class EntryFields
{
    public const string Version = "version";
    public const string Marked = "entry";
    public const string Parameter = "name";
    public const string Value = "value";
    public const string File = "file";
}
