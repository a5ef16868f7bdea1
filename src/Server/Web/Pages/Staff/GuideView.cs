using System.Reflection;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>表达式怎么写: workflows/expressions.md as a page.</summary>
public sealed record GuideView(IReadOnlyList<GuideBlock> Blocks) : IPageView
{
    public Type Component => typeof(GuidePage);

    public string Title(Words words) => words["guide.expressions"];

    /// <summary>The guide that was built in.</summary>
    public static GuideView Expressions { get; } = new(GuideBlock.Read(BuiltIn()));

    private static string BuiltIn()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("guide/expressions.md")!);
        return reader.ReadToEnd();
    }
}

/// <summary>A part of the guide. A text alternates between prose and code: what stands at an odd place was between backticks.</summary>
public abstract record GuideBlock
{
    public sealed record Heading(string Text) : GuideBlock;

    public sealed record Prose(IReadOnlyList<string> Text) : GuideBlock;

    public sealed record Listing(string Text) : GuideBlock;

    public sealed record Table(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows) : GuideBlock;

    /// <summary>Reads as much of Markdown as the guide uses; its first heading is the title of the page.</summary>
    public static IReadOnlyList<GuideBlock> Read(string text)
    {
        var blocks = new List<GuideBlock>();
        foreach (var (index, part) in text.ReplaceLineEndings("\n").Split("```").Index())
        {
            if (index % 2 == 1)
            {
                blocks.Add(new Listing(part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimEnd()));
                continue;
            }

            blocks.AddRange(part.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(p => !p.StartsWith("# ", StringComparison.Ordinal)).Select(Block));
        }

        return blocks;
    }

    private static GuideBlock Block(string text)
    {
        if (text.StartsWith("## ", StringComparison.Ordinal))
        {
            return new Heading(text[3..]);
        }

        var lines = text.Split('\n');
        return text[0] != '|' ? new Prose(string.Concat(lines).Split('`'))
            : new Table(Cells(lines[0]), [.. lines.Skip(2).Select(line => Cells(line))]);
    }

    private static List<string> Cells(string line) =>
        [.. line.Trim('|', ' ').Replace("\\|", "\u0001", StringComparison.Ordinal).Split(" | ").Select(c => Code(c.Trim()).Replace('\u0001', '|'))];

    /// <summary>Code that contains a backtick stands between two of them and a space.</summary>
    private static string Code(string cell) => cell.StartsWith("`` ", StringComparison.Ordinal) ? cell[3..^3] : cell.Trim('`');
}
