using System.Globalization;

namespace Qingyi.Domain.Returns;

/// <summary>What keeps a return from being handed in, by the field in which it can be put right.</summary>
public static class ReturnChecks
{
    /// <param name="last">Totals of the return of the period before, as handed in; null where there is none.</param>
    /// <param name="rows">How many lines each table has.</param>
    public static IReadOnlyDictionary<string, string> Faults(ReturnTemplate of, ReturnContent content, IReadOnlyDictionary<string, decimal>? last, IReadOnlyDictionary<string, int> rows)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(rows);
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var figure in of.Figures)
        {
            Figure(figure, content.Figure(figure.Key), faults);
        }

        foreach (var check in of.Checks.Where(c => !faults.ContainsKey(Path(c.Of))))
        {
            Check(of, check, content, last, faults);
        }

        foreach (var text in of.Texts.Where(t => t.Required && !content.Texts.ContainsKey(t.Key)))
        {
            faults[$"$.texts.{text.Key}"] = Texts.Of("returns.check.text-missing", text.Title);
        }

        foreach (var table in of.Tables.Where(t => rows.GetValueOrDefault(t.Key) < t.Least))
        {
            faults[$"$.tables.{table.Key}"] = Texts.Of("returns.check.table-rows", table.Title, table.Least);
        }

        if (of.Files is { Required: true } files && content.Files.Count == 0)
        {
            faults["$.files"] = Texts.Of("returns.check.files-missing", files.Title);
        }

        return faults;
    }

    private static void Figure(ReturnFigure figure, FigureContent of, Dictionary<string, string> faults)
    {
        if (of.Total is null && figure.From?.Sum is not null)
        {
            // A sum follows its parts; they say what is missing.
            return;
        }

        if (of.Total is null)
        {
            faults[Path(figure.Key)] = Texts.Of("returns.check.figure-missing", figure.Title);
        }
        else if (of.Own < 0)
        {
            faults[Path(figure.Key)] = Texts.Of("returns.check.figure-negative", figure.Title);
        }
        else if (of.Own is { } own && own != decimal.Round(own, figure.Decimals))
        {
            faults[Path(figure.Key)] = figure.Decimals == 0 ? Texts.Of("returns.check.figure-whole", figure.Title) : Texts.Of("returns.check.figure-decimals", figure.Title, figure.Decimals);
        }
        else if (of.Corrected && of.ReasonText is null)
        {
            faults[$"{Path(figure.Key)}.reason"] = Texts.Of("returns.check.figure-reason", figure.Title, Plain(of.Found!.Value));
        }
    }

    private static void Check(ReturnTemplate of, FigureCheck check, ReturnContent content, IReadOnlyDictionary<string, decimal>? last, Dictionary<string, string> faults)
    {
        var value = content.Figure(check.Of).Total ?? 0;
        var title = Title(of, check.Of);
        if (check.EqualTo is { } parts && parts.Sum(p => content.Figure(p).Total ?? 0) is var sum && sum != value)
        {
            faults[Path(check.Of)] = Texts.Of("returns.check.equal-to", title, Plain(value), string.Join("、", parts.Select(p => $"“{Title(of, p)}”")), Plain(sum));
        }
        else if (check.AtMost is { } most && content.Figure(most).Total is { } limit && value > limit)
        {
            faults[Path(check.Of)] = Texts.Of("returns.check.at-most", title, Plain(value), Title(of, most), Plain(limit));
        }
        else if (check.NotBelowLast && last is not null && last.TryGetValue(check.Of, out var before) && value < before)
        {
            faults[Path(check.Of)] = Texts.Of("returns.check.not-below-last", title, Plain(before));
        }
    }

    public static string Plain(decimal number) => number.ToString("#,##0.##", CultureInfo.InvariantCulture);

    private static string Path(string key) => $"$.figures.{key}";

    private static string Title(ReturnTemplate of, string key) => of.Figures.First(f => f.Key == key).Title;
}
