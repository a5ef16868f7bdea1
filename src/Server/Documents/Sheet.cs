namespace Qingyi.Server.Documents;

/// <summary>A document as it is laid out: what stands on it, line by line. <see cref="SheetReader"/> reads it from text, <see cref="DocxWriter"/> writes it.</summary>
/// <param name="Name">Such as 行政处罚决定书.</param>
/// <param name="Layout">How the page is set.</param>
/// <param name="Mark">发文机关标志 of an official document; null on a form.</param>
public sealed record Sheet(string Name, SheetLayout Layout, string? Mark, IReadOnlyList<Block> Blocks);

/// <summary>How a page is set.</summary>
public enum SheetLayout
{
    /// <summary>公文 after GB/T 9704-2012: 22 lines of 28 characters in the body, red mark and line.</summary>
    Official,

    /// <summary>表格 and 笔录: the same page, smaller type, tables.</summary>
    Form,
}

/// <summary>One line, or one row of a table.</summary>
public abstract record Block;

public sealed record TitleBlock(string Text) : Block;

/// <param name="Level">1 is set in 黑体, 2 in 楷体.</param>
public sealed record HeadingBlock(int Level, string Text) : Block;

public sealed record ParagraphBlock(string Text, Setting Setting) : Block
{
    /// <summary>发文字号, or the place where it will stand; the red line comes below it.</summary>
    public bool IsNumber => Setting == Setting.Centred && Text is [.., '号' or '】'];
}

/// <summary>How a paragraph stands.</summary>
public enum Setting
{
    /// <summary>正文, first line indented by two characters.</summary>
    Body,

    /// <summary>顶格, such as the addressee.</summary>
    Flush,

    /// <summary>居中, such as the number.</summary>
    Centred,

    /// <summary>右对齐, such as organ and date.</summary>
    Right,
}

/// <param name="Cells">Label and value in turn in a <see cref="RowKind.Pairs"/>; a cell may hold several lines.</param>
/// <param name="Weights">How wide each cell is against the others.</param>
public sealed record RowBlock(RowKind Kind, IReadOnlyList<string> Cells, IReadOnlyList<int> Weights) : Block;

/// <summary>What a row of a table is.</summary>
public enum RowKind
{
    Pairs,
    Head,
    Line,
}

public sealed record PageBreakBlock : Block;
