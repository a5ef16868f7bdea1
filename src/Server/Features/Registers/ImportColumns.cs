using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Qingyi.Domain.Registers;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Forms;

namespace Qingyi.Server.Features.Registers;

/// <summary>The columns of an import: the fields of the entry's form that one cell can hold, known by title or by key.</summary>
public static class ImportColumns
{
    /// <summary>Columns of an export that an import passes over.</summary>
    internal static readonly string[] OfExport = ["编号", "登记单位", "日期", "状态"];

    public static IReadOnlyList<SchemaField> Of(RegisterDefinition of)
    {
        ArgumentNullException.ThrowIfNull(of);
        return Of(of.Form);
    }

    /// <param name="form">With its live lists filled.</param>
    public static IReadOnlyList<SchemaField> Of(JsonObject form) => [.. SchemaField.Of(form, FormReader.Prefix).Where(f => f.Kind is not (FieldKind.Rows or FieldKind.Group))];

    /// <summary>A cell as it would be typed into the field: words become codes, Excel's day numbers become days.</summary>
    internal static IReadOnlyList<string> Typed(SchemaField field, string cell)
    {
        var text = SafeCell.Read(cell).Trim();
        return text.Length == 0 ? [] : field.Kind switch
        {
            FieldKind.Choice => [Code(field, text)],
            FieldKind.Choices => [.. text.Split(['、', ',', '，', ';', '；'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => Code(field, t))],
            FieldKind.YesNo => [text is "是" or "true" or "TRUE" or "1" or "有" ? "true" : text is "否" or "false" or "FALSE" or "0" or "无" ? "false" : text],
            FieldKind.Date => [Serial(text) is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : text],
            FieldKind.Moment => [Serial(text) is { } moment ? moment.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) : text],
            FieldKind.Number or FieldKind.Integer => [Plain(text)],
            FieldKind.Text when field.Text("pattern") is not null && Serial(text) is { } month => [month.ToString("yyyy-MM", CultureInfo.InvariantCulture)],
            _ => [text],
        };
    }

    /// <summary>Whether a yes or no was written as something else.</summary>
    internal static bool IsWrongYesNo(SchemaField field, IReadOnlyList<string> typed) => field.Kind == FieldKind.YesNo && typed.Count > 0 && typed[0] is not ("true" or "false");

    internal static string Heading(string text) => text.Normalize(NormalizationForm.FormKC).Trim().TrimEnd('*').Trim();

    private static string Code(SchemaField field, string text) => field.Options.FirstOrDefault(o => o.Text == text)?.Value ?? text;

    private static DateTime? Serial(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 20_000 and < 80_000 ? DateTime.FromOADate(Math.Round(number * 1440) / 1440) : null;

    // 1E+3 and 3.0 are how some programs keep figures.
    private static string Plain(string text) => (text.Contains('E', StringComparison.OrdinalIgnoreCase) || text.EndsWith(".0", StringComparison.Ordinal))
        && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.############", CultureInfo.InvariantCulture) : text;
}
