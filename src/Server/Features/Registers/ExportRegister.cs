using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Registers;
using Qingyi.Server.Features.Jobs;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Features.Registers.Sheets;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Registers;

/// <summary>导出: exactly what the list shows under its filter, streamed; what is masked there stays masked. Each export is a link of the audit.</summary>
public sealed class ExportRegister(CaseDb db, RegisterQueries queries, EntryViews views, WriteGate gate, PersonAtDoor door, TimeProvider clock)
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Exported = "register-exported";
    private const int Chunk = 500;

    public async Task<IResult> Answer(HttpContext http, string key, string? format, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (await queries.Find(door.Person, key, cancellation) is not { } register)
        {
            return await ProblemPages.Answer(http, RegisterRefusals.NoSuchRegister);
        }

        var filter = LedgerFilter.Of(http);
        await Audit(key, format == "csv" ? "csv" : "xlsx", http.Request.QueryString.Value ?? "", cancellation);
        var name = $"{register.Definition.Title}-{LegalDay.Of(clock.GetUtcNow()):yyyyMMdd}";
        var rows = Rows(register, filter, null, cancellation);
        return format == "csv"
            ? Results.Stream(target => CsvSheets.Write(target, Heading(register.Definition), rows, cancellation), "text/csv; charset=utf-8", name + ".csv")
            : await Workbook(register.Definition, rows, name, cancellation);
    }

    /// <summary>The same workbook for the job centre, with the books whose lines are in it.</summary>
    public async Task<Outcome<JobResult>> Make(ShelvedRegister register, string query, JobProgress progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(progress);
        var (of, filter, books, done) = (register.Definition, LedgerFilter.Of(query), new HashSet<string>(StringComparer.Ordinal), 0);
        progress.Of(await queries.Count(door.Person, register, filter, int.MaxValue, cancellation));
        var file = Nameless();
        await XlsxWriter.Write(file, of.Title, Heading(of), Rows(register, filter, Read, cancellation), cancellation);
        file.Position = 0;
        return new JobResult(file, $"{of.Title}-{LegalDay.Of(clock.GetUtcNow()):yyyyMMdd}.xlsx", Xlsx, books, ImportRegisters.Chain, Exported, About(of.Key, "xlsx", query));

        void Read(LedgerRow row)
        {
            books.Add(row.CaseId);
            progress.At(++done);
        }
    }

    /// <summary>An empty table with the headings that an import knows.</summary>
    public async Task<IResult> Template(string key, CancellationToken cancellation)
    {
        if (await queries.Find(door.Person, key, cancellation) is not { } register)
        {
            return Problems.Result(RegisterRefusals.NoSuchRegister);
        }

        return register.Definition.Over is not null ? Problems.Result(RegisterRefusals.NoImport)
            : await Workbook(register.Definition, Empty(), Texts.Of("registers.export.template-file", register.Definition.Title), cancellation, [.. ImportColumns.Of(register.Definition).Select(c => c.Title)]);
    }

    private static async Task<IResult> Workbook(RegisterDefinition of, IAsyncEnumerable<IReadOnlyList<object?>> rows, string name, CancellationToken cancellation, IReadOnlyList<string>? heading = null)
    {
        // A package is written back and forth; it lies in a nameless file until it is whole, never in memory.
        var file = Nameless();
        await XlsxWriter.Write(file, of.Title, heading ?? Heading(of), rows, cancellation);
        file.Position = 0;
        return Results.Stream(file, Xlsx, name + ".xlsx");
    }

    private static FileStream Nameless() => new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private static List<string> Heading(RegisterDefinition of) => [Texts.Of("registers.export.number"), Texts.Of("registers.export.kept-by"), Texts.Of("registers.export.day"), .. of.Columns.Select(of.FieldTitle), Texts.Of("registers.export.state")];

    private async IAsyncEnumerable<IReadOnlyList<object?>> Rows(ShelvedRegister register, LedgerFilter filter, Action<LedgerRow>? read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var chunk = new List<LedgerRow>(Chunk);
        await foreach (var line in queries.Lines(door.Person, register, filter, cancellation))
        {
            chunk.Add(line);
            read?.Invoke(line);
            if (chunk.Count == Chunk)
            {
                foreach (var row in await Cells(register.Definition, chunk, cancellation))
                {
                    yield return row;
                }

                chunk.Clear();
            }
        }

        foreach (var row in await Cells(register.Definition, chunk, cancellation))
        {
            yield return row;
        }
    }

    private async Task<IReadOnlyList<IReadOnlyList<object?>>> Cells(RegisterDefinition of, IReadOnlyList<LedgerRow> rows, CancellationToken cancellation)
    {
        var names = await CodeNames.Of(db, rows.Select(r => (JsonNode?)r.Data.Codes).Append(new JsonArray([.. rows.Select(r => r.OrganisationId).Distinct().Select(o => (JsonNode)o)])), cancellation);
        var masked = await views.Masked(of, rows, cancellation);
        return [.. rows.Select(r => (IReadOnlyList<object?>)[r.Number, names.GetValueOrDefault(r.OrganisationId, ""), r.On.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), .. of.Columns.Select(c => Cell(of, r, c, masked, names)), of.State(r.State).Title])];
    }

    // A figure stays a figure, so that the table can be added up.
    private static object? Cell(RegisterDefinition of, LedgerRow row, string column, IReadOnlyDictionary<string, string> masked, IReadOnlyDictionary<string, string> names) =>
        of.Field(column)?["type"]?.ToString() is "number" or "integer" && row.Data.Codes[column] is { } value && decimal.TryParse(value.ToString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number : EntryViews.Cell(of, row, column, masked, names);

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Empty()
    {
        await Task.CompletedTask;
        yield break;
    }

    private static JsonObject About(string key, string format, string filter) => new() { ["register"] = key, ["format"] = format, ["filtered"] = filter.Length > 1 };

    private async Task Audit(string key, string format, string filter, CancellationToken cancellation)
    {
        await AuditChain.Append(db, ImportRegisters.Chain, clock.GetUtcNow(), Exported, door.Person.Id, About(key, format, filter), cancellation);
        using var turn = await gate.Write(cancellation);
        await db.SaveChangesAsync(cancellation);
    }
}
