using Qingyi.Domain.Registers;

namespace Qingyi.Domain.Returns;

/// <summary>报表: what a return asks for. One file of <c>workflows/returns/</c>; <see cref="ReturnTemplateReader"/> says what it may hold.</summary>
public sealed record ReturnTemplate
{
    /// <summary>Address of the template, as its file is named.</summary>
    public required string Key { get; init; }

    public required string Title { get; init; }

    /// <summary>The duties of plans that are met with it.</summary>
    public IReadOnlyList<ServedDuty> Serves { get; init; } = [];

    /// <summary>Handed in by hand whenever there is something to tell, without a plan's date; null: only when a plan asks.</summary>
    public ByHand? ByHand { get; init; }

    /// <summary>Units below the responsible commission hand it in first, so that the commission's is their sum.</summary>
    public bool Gather { get; init; }

    /// <summary>The units above add it up; false: they receive it and make nothing of their own of it.</summary>
    public bool Sum { get; init; } = true;

    /// <summary>Working days that each level below has less time.</summary>
    public int LeadWorkdays { get; init; } = 1;

    public IReadOnlyList<ReturnSection> Sections { get; init; } = [];
    public IReadOnlyList<ReturnText> Texts { get; init; } = [];
    public IReadOnlyList<ReturnTable> Tables { get; init; } = [];
    public IReadOnlyList<FigureCheck> Checks { get; init; } = [];

    /// <summary>The document that comes with it (方案, 总结); null: none is asked.</summary>
    public ReturnFiles? Files { get; init; }

    public IReadOnlyList<TemplateSource> Sources { get; init; } = [];

    /// <summary>Rows of the requirements register that it answers.</summary>
    public IReadOnlyList<string> Requirements { get; init; } = [];

    public IEnumerable<ReturnFigure> Figures => Sections.SelectMany(s => s.Figures);
}

/// <param name="Plan">Id of a plan, or <c>*</c> for every plan.</param>
/// <param name="Obligation">Id of its obligation, or <c>*</c> for each of the kind that no other template serves.</param>
/// <param name="Kind">With <c>*</c>: the kind of obligation, as plans write it; null: reports.</param>
public sealed record ServedDuty(string Plan, string Obligation, string? Kind = null);

/// <param name="Levels">province, city, county, hospital: whose units may begin one.</param>
public sealed record ByHand(IReadOnlyList<string> Levels);

public sealed record TemplateSource(string Seed, string Paragraph);

public sealed record ReturnSection(string Title, IReadOnlyList<ReturnFigure> Figures);

/// <summary>One line of the table.</summary>
public sealed record ReturnFigure
{
    public required string Key { get; init; }
    public required string Title { get; init; }
    public required string Unit { get; init; }

    /// <summary>Where the house counts it; null: the unit enters it.</summary>
    public FigureSource? From { get; init; }

    /// <summary>Levels whose figure the house counts; at the others the unit enters it. Null: all.</summary>
    public IReadOnlyList<string>? CountedAt { get; init; }

    /// <summary>Digits after the point: 2 for money, 0 for counts.</summary>
    public int Decimals { get; init; }

    /// <summary>Stands in the row of the upper level's table under this heading, such as 其中.</summary>
    public string? Note { get; init; }

    public bool IsCountedAt(string level) => From is not null && (CountedAt is null || CountedAt.Contains(level));
}

/// <summary>A query over the house's own data: exactly one of <see cref="Cases"/>, <see cref="Register"/> and <see cref="Sum"/>.</summary>
public sealed record FigureSource
{
    /// <summary>An event of cases that the unit handles: see <see cref="CaseEvents"/>.</summary>
    public string? Cases { get; init; }

    /// <summary>Key of a register, or of the ledger of a kind of matter.</summary>
    public string? Register { get; init; }

    /// <summary>Keys of other figures that it adds up.</summary>
    public IReadOnlyList<string>? Sum { get; init; }

    /// <summary><c>count</c>, or <c>sum</c> of a <see cref="Field"/>.</summary>
    public string Measure { get; init; } = "count";
    public string? Field { get; init; }
    public IReadOnlyList<Condition> Where { get; init; } = [];

    /// <summary><c>period</c>, <c>campaign</c> (since its first day) or <c>standing</c> (whatever its date, as it stands at the cut-off).</summary>
    public string Span { get; init; } = "period";
}

public sealed record ReturnText(string Key, string Title, bool Required = false, int Max = 4000);

/// <summary>Lines that the unit lists: hospitals it recommends, typical cases, liaisons. Sealed, as all words of people are.</summary>
public sealed record ReturnTable(string Key, string Title, IReadOnlyList<TableColumn> Columns, int Least = 0);

/// <param name="Type"><c>text</c>, <c>date</c> or <c>number</c>.</param>
public sealed record TableColumn(string Key, string Title, string Type = "text", bool Required = true);

public sealed record ReturnFiles(string Title, bool Required = false);

/// <summary>What figures must be to each other; exactly one of the three.</summary>
public sealed record FigureCheck
{
    public required string Of { get; init; }

    /// <summary>The sum of these.</summary>
    public IReadOnlyList<string>? EqualTo { get; init; }
    public string? AtMost { get; init; }

    /// <summary>A running total never falls below what was handed in last.</summary>
    public bool NotBelowLast { get; init; }
}

/// <summary>What can be counted of cases, each on the day of its event.</summary>
public static class CaseEvents
{
    public const string Received = "received";
    public const string Verified = "verified";
    public const string Disposed = "disposed";
    public const string Filed = "filed";
    public const string Decided = "decided";
    public const string Transferred = "transferred";
    public const string Published = "published";
    public const string Closed = "closed";

    public static IReadOnlyList<string> All { get; } = [Received, Verified, Disposed, Filed, Decided, Transferred, Published, Closed];
}
