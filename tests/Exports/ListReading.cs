using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Features.Registers.Sheets;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Exports;

/// <summary>Reads a list page by page, and its two files.</summary>
internal sealed class ListReading(House house)
{
    private readonly RegisterWalk _walk = new(house);

    /// <summary>The files of a filtered list say what its pages say, cell by cell.</summary>
    public async Task Same(string user, string list, string filter, Func<string[], string> first, Func<string[], string> firstOfFile, int from, int fromOfFile)
    {
        var shown = await Shown(user, $"{list}?{filter}");
        var (csv, xlsx) = await Exported(user, $"{list}/export?{filter}&format=");
        Assert.Equal(csv, xlsx);
        Assert.Equal(shown.Count, csv.Count);
        for (var i = 0; i < shown.Count; i++)
        {
            var cells = csv[i].Split('|');
            Assert.Equal(firstOfFile(cells), first(shown[i]));
            Assert.Equal(cells[fromOfFile..], shown[i][from..]);
        }
    }

    /// <summary>Every page of a list, its cells as they read.</summary>
    public async Task<List<string[]>> Shown(string user, string address)
    {
        var (client, rows) = (await _walk.As(user), new List<string[]>());
        for (string? next = address; next is not null;)
        {
            var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(next));
            rows.AddRange(Rows(page));
            next = page.QuerySelectorAll(".qy-pager a").FirstOrDefault(a => a.TextContent.Trim() == "下一页")?.GetAttribute("href");
        }

        return rows;
    }

    /// <summary>One page of it.</summary>
    public async Task<List<string[]>> Page(string user, string address) => [.. Rows(await new HtmlParser().ParseDocumentAsync(await (await _walk.As(user)).GetStringAsync(address)))];

    private static IEnumerable<string[]> Rows(IDocument page) => page.QuerySelectorAll("main table tbody tr").Select(r => r.QuerySelectorAll("td").Where(c => c.QuerySelector("input") is null).Select(Text).ToArray());

    private static string Text(IElement cell)
    {
        foreach (var hidden in cell.QuerySelectorAll(".visually-hidden").ToList())
        {
            hidden.Remove();
        }

        return string.Concat(cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    public async Task<(List<string> Csv, List<string> Xlsx)> Exported(string user, string address)
    {
        var client = await _walk.As(user);
        using var csv = new MemoryStream(await client.GetByteArrayAsync(address + "csv"));
        using var xlsx = new MemoryStream(await client.GetByteArrayAsync(address + "xlsx"));
        return (Lines(CsvSheets.Rows(csv)), Lines(XlsxReader.Rows(xlsx)));
    }

    private static List<string> Lines(IEnumerable<SheetRow> rows) => [.. rows.Skip(1).Select(r => string.Join('|', r.Cells.Select(c => string.Concat(SafeCell.Read(c).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))))];
}
