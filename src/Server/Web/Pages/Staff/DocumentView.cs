using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Qingyi.Server.Documents;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>The file that a document belongs to: a case or a matter.</summary>
public sealed record FileOf(string Id, string Number, string Name, bool Matter)
{
    /// <summary>Its page.</summary>
    public string Page => Matter ? Paths.Matter(Id) : Paths.Case(Id);

    /// <summary>The way back to the list of its documents.</summary>
    public IReadOnlyList<Crumb> Crumbs(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Matter ? [new(words["matters"], Paths.Matters), new(Number, Page + "#documents")] : [new(words["cases"], Paths.Cases), new(Number, Paths.CaseTab(Id, "documents"))];
    }
}

/// <summary>文书制作.</summary>
/// <param name="Version">The version that is shown; 0 where the text comes fresh from the facts.</param>
/// <param name="Latest">The last version; what is saved comes after it.</param>
/// <param name="Versions">Newest first.</param>
public sealed record DocumentView(
    FileOf File,
    string Kind,
    string Name,
    SheetLayout Layout,
    string? Mark,
    string Text,
    IReadOnlyList<Block> Blocks,
    int Version,
    int Latest,
    IReadOnlyList<DocumentVersionLine> Versions) : IPageView
{
    /// <summary>Why this person only reads; null: may write.</summary>
    public string? MayNot { get; init; }

    /// <summary>Reads what was finished, and compares nothing.</summary>
    public bool Outside { get; init; }

    /// <summary>A final text gets a number of the series.</summary>
    public bool TakesNumber { get; init; }

    /// <summary>The edition of the template that the text was made from; null: the shipped one.</summary>
    public string? Edition { get; init; }

    /// <summary>What that template is called: 示例市卫生健康委员会第2版.</summary>
    public string Template { get; init; } = "";

    /// <summary>Why what was sent was not kept.</summary>
    public string? Refusal { get; init; }

    public Type Component => typeof(DocumentPage);

    public string Title(Words words) => Name;
}

public sealed record DocumentVersionLine(int Version, bool Final, string? Number, string By, DateTimeOffset At, string Hash);

/// <summary>A sheet as it will be.</summary>
public sealed record SheetView(SheetLayout Layout, string? Mark, IReadOnlyList<Block> Blocks);

/// <summary>The sheet alone, for the page that is open.</summary>
public sealed record SheetPart(SheetView Of) : IPageView
{
    public Type Component => typeof(SheetPartPiece);

    public string Title(Words words) => words["document.preview"];
}

/// <summary>What changed between two versions.</summary>
public sealed record DocumentDifferences(
    FileOf File, string Kind, string Name, int From, int To, int Latest, IReadOnlyList<ChangedLine> Lines) : IPageView
{
    public Type Component => typeof(DocumentDifferencesPage);

    public string Title(Words words) => words["document.differences"];
}

/// <param name="Added">True: only in the newer; false: only in the older; null: in both.</param>
public sealed record ChangedLine(string Text, bool? Added)
{
    /// <summary>Line by line, in the order of reading.</summary>
    public static IReadOnlyList<ChangedLine> Between(string older, string newer) =>
        [.. InlineDiffBuilder.Diff(older, newer).Lines.Select(l => new ChangedLine(l.Text, l.Type switch { ChangeType.Inserted => true, ChangeType.Deleted => false, _ => null }))];
}
