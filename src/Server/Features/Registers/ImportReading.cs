using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Qingyi.Domain;
using Qingyi.Domain.Registers;
using Qingyi.Server.Features.Registers.Sheets;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Forms;

namespace Qingyi.Server.Features.Registers;

/// <summary>A row that may be taken.</summary>
/// <param name="Key">Its natural key; null where the register has none.</param>
public sealed record GoodRow(int Number, JsonObject Data, string? Key);

/// <summary>A sheet as it was read: the rows that may be taken, and every fault by row and column.</summary>
public sealed record ImportSheet(int Rows, IReadOnlyList<GoodRow> Good, IReadOnlyList<RowFault> Faults, IReadOnlyList<string> Unknown)
{
    public int Bad => Rows - Good.Count;
}

/// <summary>Reads a sheet against the form of a register. One bad cell keeps its own row out and no other.</summary>
public sealed class ImportReading(ShelvedRegister register, JsonObject form, DateOnly today)
{
    public const int MostRows = 50_000;

    private readonly IReadOnlyList<SchemaField> _fields = ImportColumns.Of(form);

    public Outcome<ImportSheet> Read(IEnumerable<SheetRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        List<SchemaField?>? columns = null;
        var (good, faults, unknown) = (new List<GoodRow>(), new List<RowFault>(), new List<string>());
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        var count = 0;
        foreach (var row in rows.Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c))))
        {
            if (columns is null)
            {
                columns = [.. row.Cells.Select(Column)];
                unknown.AddRange(row.Cells.Where((c, i) => columns[i] is null && c.Trim().Length > 0 && !ImportColumns.OfExport.Contains(c.Trim())));
                if (_fields.FirstOrDefault(f => f.Required && !columns.Contains(f)) is { } missing)
                {
                    return Refusals.Of("column-missing.organisation-heading-one", missing.Title);
                }

                continue;
            }

            if (++count > MostRows)
            {
                return Refusals.Of("too-many-rows", MostRows);
            }

            One(row, columns, keys, good, faults);
        }

        return columns is null ? Refusals.Of("column-missing.organisation-headings-all") : new ImportSheet(count, good, faults, unknown);
    }

    private void One(SheetRow row, List<SchemaField?> columns, Dictionary<string, int> keys, List<GoodRow> good, List<RowFault> faults)
    {
        var before = faults.Count;
        var typed = new List<KeyValuePair<string, StringValues>>();
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < columns.Count && i < row.Cells.Count; i++)
        {
            if (columns[i] is { } field && ImportColumns.Typed(field, row.Cells[i]) is { Count: > 0 } texts)
            {
                cells[field.Name] = row.Cells[i];
                if (ImportColumns.IsWrongYesNo(field, texts))
                {
                    faults.Add(new RowFault(row.Number, field.Title, Short(row.Cells[i]), Texts.Of("registers.import.yes-or-no", field.Title)));
                }

                typed.Add(new(field.Name, new StringValues([.. texts])));
            }
        }

        var reading = FormReader.Read(form, typed, Words.Spoken);
        foreach (var (name, sentence) in reading.Errors)
        {
            faults.Add(new RowFault(row.Number, Title(name), Short(cells.GetValueOrDefault(name, "")), sentence));
        }

        if (faults.Count == before)
        {
            Lawful(row, reading.Data, keys, good, faults);
        }
    }

    private void Lawful(SheetRow row, JsonObject data, Dictionary<string, int> keys, List<GoodRow> good, List<RowFault> faults)
    {
        foreach (var (path, sentence) in FormCheck.Faults(form, data))
        {
            faults.Add(new RowFault(row.Number, Title("data" + path[1..]), "", sentence));
            return;
        }

        var definition = register.Definition;
        if (EntryMoves.Refuse(definition.Refuse, new EntryFacts(data, [], definition.Start.Key, today)) is { } broken)
        {
            faults.Add(new RowFault(row.Number, Texts.Of("registers.import.whole-row"), "", broken.Sentence));
            return;
        }

        var key = NaturalKey.Of(definition, data);
        if (key is not null && !keys.TryAdd(key, row.Number))
        {
            faults.Add(new RowFault(row.Number, string.Join('、', definition.Natural.Select(definition.FieldTitle)), "", Texts.Of("registers.import.same-as-row", keys[key])));
            return;
        }

        good.Add(new GoodRow(row.Number, data, key));
    }

    private SchemaField? Column(string heading) => _fields.FirstOrDefault(f => ImportColumns.Heading(f.Title) == ImportColumns.Heading(heading) || f.Key == heading.Trim());

    private string Title(string name) => _fields.FirstOrDefault(f => name == f.Name || name.StartsWith(f.Name + "[", StringComparison.Ordinal))?.Title ?? name;

    private static string Short(string cell) => cell.Length <= 60 ? cell : cell[..60] + "…";
}
