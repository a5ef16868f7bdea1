using System.Globalization;

namespace Qingyi.Server.Documents;

/// <summary>
/// Reads the text of a document, one block a line: <c># title</c>, <c>## 一、</c>, <c>### （一）</c>, <c>@ centred</c>, <c>&lt;&lt; flush</c>, <c>&gt;&gt; right</c>,
/// <c>| label | value |</c>, <c>|! head:weight | …</c>, <c>|- cell | …</c>, <c>---</c> for a new page; anything else is body. A backslash first takes the line as it stands.
/// </summary>
/// <remarks>Nothing in a text is a fault: a person may write whatever the document has to say, and a line that looks like no mark is body.</remarks>
public static class SheetReader
{
    private const char Bar = '|';

    public static IReadOnlyList<Block> Blocks(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var blocks = new List<Block>();
        IReadOnlyList<int> weights = [];
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0))
        {
            var block = Block(line, weights);
            weights = block is RowBlock { Kind: not RowKind.Pairs } row ? row.Weights : [];
            blocks.Add(block);
        }

        return blocks;
    }

    private static Block Block(string line, IReadOnlyList<int> weights) => line switch
    {
        "---" => new PageBreakBlock(),
        ['\\', .. var rest] => new ParagraphBlock(rest, Setting.Body),
        ['#', '#', '#', ' ', .. var rest] => new HeadingBlock(2, rest.Trim()),
        ['#', '#', ' ', .. var rest] => new HeadingBlock(1, rest.Trim()),
        ['#', ' ', .. var rest] => new TitleBlock(rest.Trim()),
        ['@', ' ', .. var rest] => new ParagraphBlock(rest.Trim(), Setting.Centred),
        ['<', '<', .. var rest] => new ParagraphBlock(rest.Trim(), Setting.Flush),
        ['>', '>', .. var rest] => new ParagraphBlock(rest.Trim(), Setting.Right),
        [Bar, '!', .. var rest] => Head(rest),
        [Bar, '-', .. var rest] => Line(rest, weights),
        [Bar, .. var rest] => Pairs(rest),
        _ => new ParagraphBlock(line, Setting.Body),
    };

    private static RowBlock Head(string rest)
    {
        var cells = Cells(rest).ConvertAll(c => c.Split(':') is [var name, var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var weight) && weight is > 0 and < 100
            ? (Name: name, Weight: weight) : (Name: c, Weight: 1));
        return new RowBlock(RowKind.Head, cells.ConvertAll(c => c.Name), cells.ConvertAll(c => c.Weight));
    }

    private static RowBlock Line(string rest, IReadOnlyList<int> weights)
    {
        var cells = Cells(rest);
        return new RowBlock(RowKind.Line, cells, weights.Count == cells.Count ? weights : [.. cells.Select(_ => 1)]);
    }

    private static RowBlock Pairs(string rest)
    {
        var cells = Cells(rest);
        var pairs = Math.Max(1, cells.Count / 2);
        return new RowBlock(RowKind.Pairs, cells, cells.Count == 1 ? [1] : [.. cells.Select((_, i) => i % 2 == 0 ? pairs : Math.Max(1, 6 - pairs))]);
    }

    private static List<string> Cells(string rest) =>
        [.. rest.TrimEnd(Bar).Split(Bar).Select(c => c.Trim().Replace("<br>", "\n", StringComparison.Ordinal))];
}
