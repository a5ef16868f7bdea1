using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Domain.Returns;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Returns;

/// <summary>Puts what was counted and what the unit filled in into a return's content; words of people go through the seal.</summary>
internal sealed class ReturnEntry(Transition t, ReturnTemplate template, IReadOnlyDictionary<string, string> known)
{
    private const int LongestReason = 500;
    private const int MostLines = 200;

    /// <summary>What cannot be taken at all: unknown keys, sums that nobody enters, texts that are too long.</summary>
    public static IReadOnlyDictionary<string, string> Faults(ReturnTemplate template, ReturnChange change)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, figure) in change.Figures ?? [])
        {
            if (template.Figures.FirstOrDefault(f => f.Key == key) is not { } known || known.From?.Sum is not null)
            {
                faults[$"$.figures.{key}"] = Texts.Of("returns.fault.unknown-figure", key);
            }
            else if (figure.Own is < 0 or > 1_000_000_000_000m)
            {
                faults[$"$.figures.{key}"] = Texts.Of("returns.fault.figure-range", known.Title);
            }
            else if (figure.Reason?.Length > LongestReason)
            {
                faults[$"$.figures.{key}.reason"] = Texts.Of("returns.fault.long-reason", LongestReason);
            }
        }

        foreach (var (key, text) in change.Texts ?? [])
        {
            if (template.Texts.FirstOrDefault(x => x.Key == key) is not { } known)
            {
                faults[$"$.texts.{key}"] = Texts.Of("returns.fault.unknown-text", key);
            }
            else if (text?.Length > known.Max)
            {
                faults[$"$.texts.{key}"] = Texts.Of("returns.fault.long-text", known.Title, known.Max, text.Length);
            }
        }

        foreach (var (key, lines) in change.Tables ?? [])
        {
            Table(template.Tables.FirstOrDefault(x => x.Key == key), key, lines, faults);
        }

        return faults;
    }

    public ReturnContent Put(ReturnContent content, ReturnChange change)
    {
        var figures = content.Figures.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        foreach (var (key, entered) in change.Figures ?? [])
        {
            var before = content.Figure(key);
            var differs = before.Found is not null && entered.Own != before.Found;
            figures[key] = before with { Own = entered.Own, ReasonText = differs ? Reason(before.ReasonText, entered.Reason) : null };
        }

        var texts = content.Texts.ToDictionary(x => x.Key, x => x.Value, StringComparer.Ordinal);
        foreach (var (key, text) in (change.Texts ?? []).Concat((change.Tables ?? []).Select(x => KeyValuePair.Create(x.Key, x.Value.Count == 0 ? null : x.Value.ToJsonString(Transition.Plain)))))
        {
            if (texts.TryGetValue(key, out var id) && known.GetValueOrDefault(id) == text)
            {
                continue;
            }

            texts.Remove(key);
            if (t.Seal(text) is { } sealedAs)
            {
                texts[key] = sealedAs;
            }
        }

        return Derived(template, content with { Figures = figures, Texts = texts });
    }

    /// <summary>The content after a count. A figure that the unit had put right keeps its own value and reason, as long as it still differs.</summary>
    public static ReturnContent Counted(
        ReturnTemplate template, ReturnContent content, IReadOnlyDictionary<string, (decimal Value, IReadOnlyList<FigureRow> Rows)> found, IReadOnlyList<(ReturnRow Row, ReturnContent Content)> below, DateTimeOffset now)
    {
        var figures = new Dictionary<string, FigureContent>(StringComparer.Ordinal);
        foreach (var figure in template.Figures)
        {
            var before = content.Figure(figure.Key);
            var lower = below.Where(b => b.Content.Figure(figure.Key).Total is not null).Select(b => new FigureBelow(b.Row.UnitId, b.Row.Id, b.Content.Figure(figure.Key).Total!.Value)).ToList();
            if (!found.TryGetValue(figure.Key, out var counted))
            {
                figures[figure.Key] = before with { Found = null, Rows = [], Below = lower };
                continue;
            }

            var corrected = before.ReasonText is not null && before.Own != counted.Value;
            figures[figure.Key] = new FigureContent { Found = counted.Value, Rows = counted.Rows, Own = corrected ? before.Own : counted.Value, ReasonText = corrected ? before.ReasonText : null, Below = lower };
        }

        return Derived(template, content with { CutOff = now, Figures = figures, Merged = [.. below.Select(b => new MergedReturn(b.Row.Id, b.Row.UnitId, b.Row.Round))] });
    }

    // A sum follows its parts, so that it can never differ from them.
    private static ReturnContent Derived(ReturnTemplate template, ReturnContent content)
    {
        var figures = content.Figures.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        foreach (var figure in template.Figures.Where(f => f.From?.Sum is not null))
        {
            var parts = figure.From!.Sum!.Select(k => figures.GetValueOrDefault(k) ?? new FigureContent()).ToList();
            figures[figure.Key] = new FigureContent
            {
                Own = parts.All(p => p.Own is null) ? null : parts.Sum(p => p.Own ?? 0),
                Below = [.. parts.SelectMany(p => p.Below).GroupBy(b => (b.Unit, b.Return)).Select(g => new FigureBelow(g.Key.Unit, g.Key.Return, g.Sum(b => b.Value)))],
            };
        }

        return content with { Figures = figures };
    }

    private string? Reason(string? before, string? reason) =>
        reason is null ? before : before is not null && known.GetValueOrDefault(before) == reason ? before : t.Seal(reason);

    private static void Table(ReturnTable? table, string key, JsonArray lines, Dictionary<string, string> faults)
    {
        if (table is null)
        {
            faults[$"$.tables.{key}"] = Texts.Of("returns.fault.unknown-table", key);
            return;
        }

        if (lines.Count > MostLines)
        {
            faults[$"$.tables.{key}"] = Texts.Of("returns.fault.many-rows", table.Title, MostLines);
        }

        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var column in table.Columns)
            {
                var text = (lines[i] as JsonObject)?[column.Key]?.ToString() ?? "";
                var wrong = text.Length == 0 ? column.Required ? Texts.Of("returns.cell.required") : null
                    : text.Length > 1000 ? Texts.Of("returns.cell.long")
                    : column.Type == "date" && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? Texts.Of("returns.cell.date")
                    : column.Type == "number" && !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? Texts.Of("returns.cell.number") : null;
                if (wrong is not null)
                {
                    faults[string.Create(CultureInfo.InvariantCulture, $"$.tables.{key}[{i}].{column.Key}")] = Texts.Of("returns.fault.cell", table.Title, i + 1, column.Title, wrong);
                }
            }
        }
    }
}
