using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Qingyi.Server.Web.Forms;

/// <summary>What one typed text means as a value of its field: the value, or the sentence that says what would be right.</summary>
static class FieldText
{
    static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];
    static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-M-d H:mm", "yyyy/M/d H:mm", "yyyy年M月d日 H:mm"];

    public static (JsonNode? Value, string? Error) Read(SchemaField field, string typed, Words words) => field.Kind switch
    {
        FieldKind.Number => Number(field, typed, words),
        FieldKind.Integer => Integer(field, typed, words),
        FieldKind.Date => Date(field, typed, words),
        FieldKind.Moment => Moment(field, typed, words),
        FieldKind.Choice => Choice(field, typed, words),
        _ => Text(field, typed, words),
    };

    static (JsonNode?, string?) Text(SchemaField field, string typed, Words words)
    {
        var length = new StringInfo(typed).LengthInTextElements;
        if (field.Whole("minLength") is { } least && length < least)
        {
            return (null, words["form.too-short", field.Title, least, length]);
        }

        if (field.Whole("maxLength") is { } most && length > most)
        {
            return (null, words["form.too-long", field.Title, most, length]);
        }

        if (field.Text("pattern") is { } pattern && !Regex.IsMatch(typed, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant))
        {
            return (null, field.Hint is { } hint ? words["form.pattern-hint", field.Title, hint] : words["form.pattern", field.Title]);
        }

        return field.Text("format") == "email" && !Regex.IsMatch(typed, @"^[^@\s]+@[^@\s]+\.[^@\s]+$", RegexOptions.NonBacktracking)
            ? (null, words["form.email", field.Title])
            : (JsonValue.Create(typed), null);
    }

    static (JsonNode?, string?) Number(SchemaField field, string typed, Words words)
    {
        if (!decimal.TryParse(Digits(typed), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return (null, words["form.number", field.Title]);
        }

        var problem = Bounds(field, number, words);
        if (problem is null && field.Figure("multipleOf") is > 0 and { } step && number % step != 0)
        {
            problem = words["form.multiple", field.Title, Plain(step)];
        }

        return problem is null ? (JsonValue.Create(number), null) : (null, problem);
    }

    static (JsonNode?, string?) Integer(SchemaField field, string typed, Words words)
    {
        if (!long.TryParse(Digits(typed), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return (null, words["form.integer", field.Title]);
        }

        return Bounds(field, number, words) is { } problem ? (null, problem) : (JsonValue.Create(number), null);
    }

    static string? Bounds(SchemaField field, decimal number, Words words)
    {
        if (field.Figure("minimum") is { } least && number < least)
        {
            return words["form.minimum", field.Title, Plain(least)];
        }

        if (field.Figure("exclusiveMinimum") is { } above && number <= above)
        {
            return words["form.above", field.Title, Plain(above)];
        }

        if (field.Figure("maximum") is { } most && number > most)
        {
            return words["form.maximum", field.Title, Plain(most)];
        }

        return field.Figure("exclusiveMaximum") is { } below && number >= below ? words["form.below", field.Title, Plain(below)] : null;
    }

    static (JsonNode?, string?) Date(SchemaField field, string typed, Words words) =>
        DateOnly.TryParseExact(Narrow(typed), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (JsonValue.Create(Show.Day(day)), null)
            : (null, words["form.date", field.Title]);

    static (JsonNode?, string?) Moment(SchemaField field, string typed, Words words) =>
        DateTime.TryParseExact(Narrow(typed), Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? (JsonValue.Create(moment.ToString("yyyy-MM-dd'T'HH:mm:ss'+08:00'", CultureInfo.InvariantCulture)), null)
            : (null, words["form.moment", field.Title]);

    static (JsonNode?, string?) Choice(SchemaField field, string typed, Words words)
    {
        var given = (field.Schema["enum"] as JsonArray ?? (field.Schema["oneOf"] as JsonArray ?? []).Select(one => one!["const"]))
            .FirstOrDefault(value => Same(value, typed));
        return given is null ? (null, words["form.choice", field.Title]) : (given.DeepClone(), null);
    }

    static bool Same(JsonNode? value, string typed) =>
        value is JsonValue one && (one.TryGetValue(out string? text) ? text == typed : one.ToJsonString() == typed);

    /// <summary>¥3，000.50 and ３０００ are numbers too.</summary>
    static string Digits(string typed)
    {
        var narrow = Narrow(typed).TrimStart('¥', '￥').Trim();
        return Regex.IsMatch(narrow, @"^-?\d{1,3}(,\d{3})+(\.\d+)?$", RegexOptions.NonBacktracking) ? narrow.Replace(",", "", StringComparison.Ordinal) : narrow;
    }

    static string Narrow(string typed) => typed.Normalize(NormalizationForm.FormKC).Trim();

    static string Plain(decimal number) => number.ToString("#,##0.##", CultureInfo.InvariantCulture);
}
