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
            faults[$"$.texts.{text.Key}"] = $"请填写“{text.Title}”。";
        }

        foreach (var table in of.Tables.Where(t => rows.GetValueOrDefault(t.Key) < t.Least))
        {
            faults[$"$.tables.{table.Key}"] = string.Create(CultureInfo.InvariantCulture, $"“{table.Title}”至少填写 {table.Least} 行。");
        }

        if (of.Files is { Required: true } files && content.Files.Count == 0)
        {
            faults["$.files"] = $"请附上“{files.Title}”。";
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
            faults[Path(figure.Key)] = $"请填写“{figure.Title}”，没有的填 0。";
        }
        else if (of.Own < 0)
        {
            faults[Path(figure.Key)] = $"“{figure.Title}”不能小于 0。";
        }
        else if (of.Own is { } own && own != decimal.Round(own, figure.Decimals))
        {
            faults[Path(figure.Key)] = figure.Decimals == 0 ? $"“{figure.Title}”应为整数。" : string.Create(CultureInfo.InvariantCulture, $"“{figure.Title}”最多 {figure.Decimals} 位小数。");
        }
        else if (of.Corrected && of.ReasonText is null)
        {
            faults[$"{Path(figure.Key)}.reason"] = $"“{figure.Title}”与系统取数（{Plain(of.Found!.Value)}）不一致，请写明理由。";
        }
    }

    private static void Check(ReturnTemplate of, FigureCheck check, ReturnContent content, IReadOnlyDictionary<string, decimal>? last, Dictionary<string, string> faults)
    {
        var value = content.Figure(check.Of).Total ?? 0;
        var title = Title(of, check.Of);
        if (check.EqualTo is { } parts && parts.Sum(p => content.Figure(p).Total ?? 0) is var sum && sum != value)
        {
            faults[Path(check.Of)] = $"“{title}”（{Plain(value)}）应等于{string.Join("、", parts.Select(p => $"“{Title(of, p)}”"))}之和（{Plain(sum)}）。";
        }
        else if (check.AtMost is { } most && content.Figure(most).Total is { } limit && value > limit)
        {
            faults[Path(check.Of)] = $"“{title}”（{Plain(value)}）不应大于“{Title(of, most)}”（{Plain(limit)}）。";
        }
        else if (check.NotBelowLast && last is not null && last.TryGetValue(check.Of, out var before) && value < before)
        {
            faults[Path(check.Of)] = $"“{title}”是累计数，不应小于上期报送的 {Plain(before)}。";
        }
    }

    public static string Plain(decimal number) => number.ToString("#,##0.##", CultureInfo.InvariantCulture);

    private static string Path(string key) => $"$.figures.{key}";

    private static string Title(ReturnTemplate of, string key) => of.Figures.First(f => f.Key == key).Title;
}
