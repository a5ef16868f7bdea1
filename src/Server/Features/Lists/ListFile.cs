using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Features.Registers.Sheets;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Features.Lists;

/// <summary>导出 of a list: first it is written down who took what, then the lines that the filter leaves are streamed, as the list shows them.</summary>
public sealed class ListFile(CaseDb db, WriteGate gate, PersonAtDoor door, TimeProvider clock)
{
    /// <summary>More lines are no list any more; the filter has to be narrowed.</summary>
    public const int Most = 100_000;

    /// <summary>The audit chain of whatever leaves as a file.</summary>
    public const string Chain = "exports";

    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="what">Code of the audit.</param>
    /// <param name="title">Name of the list, and of the file.</param>
    /// <param name="filtered">Whether the filter left something out.</param>
    public async Task<IResult> Answer(string what, string title, string? format, bool filtered, IReadOnlyList<string> heading, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken cancellation)
    {
        var csv = format == "csv";
        await AuditChain.Append(db, Chain, clock.GetUtcNow(), what, door.Person.Id, new JsonObject { ["format"] = csv ? "csv" : "xlsx", ["filtered"] = filtered }, cancellation);
        using (await gate.Write(cancellation))
        {
            await db.SaveChangesAsync(cancellation);
        }

        var name = $"{title}-{LegalDay.Of(clock.GetUtcNow()):yyyyMMdd}";
        if (csv)
        {
            return Results.Stream(target => CsvSheets.Write(target, heading, rows, cancellation), "text/csv; charset=utf-8", name + ".csv");
        }

        return Results.Stream(await Workbook(title, heading, rows, cancellation), Xlsx, name + ".xlsx");
    }

    /// <summary>The lines as a workbook, from its beginning; gone when it is closed.</summary>
    public static async Task<FileStream> Workbook(string title, IReadOnlyList<string> heading, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken cancellation)
    {
        var made = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await XlsxWriter.Write(made, title, heading, rows, cancellation);
        made.Position = 0;
        return made;
    }

    /// <summary>Every line of a list that is read page by page.</summary>
    /// <param name="page">Reads the page after a line, and says what the next goes on from; null: that was the last.</param>
    public static async IAsyncEnumerable<T> Through<T>(Func<string?, Task<(List<T> Lines, string? Last)>> page)
    {
        ArgumentNullException.ThrowIfNull(page);
        for (var (after, count) = ((string?)null, 0); ;)
        {
            (var lines, after) = await page(after);
            foreach (var line in lines)
            {
                yield return line;
            }

            count += lines.Count;
            if (after is null || count >= Most)
            {
                yield break;
            }
        }
    }

    /// <summary>The two ways out of the list that is shown.</summary>
    /// <param name="place">What the list calls the place that it goes on from.</param>
    public static IReadOnlyList<ActionView> Buttons(HttpContext http, string list, string place = "after") => Buttons(list + "/export" + Addresses.QueryWithout(http, place));

    /// <param name="address">Where the file is had, with the filter.</param>
    public static IReadOnlyList<ActionView> Buttons(string address) =>
        [
            ActionView.Open(Words.Spoken["register.export-xlsx"], QueryHelpers.AddQueryString(address, "format", "xlsx"), "download"),
            ActionView.Open(Words.Spoken["register.export-csv"], QueryHelpers.AddQueryString(address, "format", "csv"), "download"),
        ];
}
