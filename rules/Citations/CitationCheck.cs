using System.Text.RegularExpressions;
using Qingyi.Rules.Figures;

namespace Qingyi.Rules.Citations;

/// <summary>A citation that was not in force at the dates at which it is applied.</summary>
public sealed record CitationFault(string Where, string Citation, string Reason);

/// <summary>What one rule cites, and the conditions that say when it applies.</summary>
public sealed record CitingRule(string Name, string Article, IReadOnlyList<string> Texts, IReadOnlyList<string> Conditions);

/// <summary>
/// Holds every citation of rules and schedules against the dated statutes. A rule that asks for a law in force, or for one article broken, applies on the
/// days of that law's schedule: what it cites must be in force on each of them. A rule that asks for neither must cite what was in force on some day.
/// </summary>
public static partial class CitationCheck
{
    public static IReadOnlyList<CitationFault> Of(GradingRules rules, ScheduleSet schedules, StatuteBook book)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(schedules);
        ArgumentNullException.ThrowIfNull(book);
        return [.. rules.Citing.SelectMany(rule => Of(rule, schedules, book)), .. OfProvisions(schedules, book), .. OfSchedules(schedules, book)];
    }

    /// <summary>What is wrong with the citations of one rule.</summary>
    public static IEnumerable<CitationFault> Of(CitingRule rule, ScheduleSet schedules, StatuteBook book)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(schedules);
        ArgumentNullException.ThrowIfNull(book);
        return Checked(rule, schedules, book);
    }

    private static IEnumerable<CitationFault> Checked(CitingRule rule, ScheduleSet schedules, StatuteBook book)
    {
        List<IReadOnlyList<Interval>> windows = [.. Windows(rule.Conditions, schedules)];
        var texts = rule.Texts.SelectMany(t => Citation.In(t, book)).Where(c => Citation.Resembles(c, book));
        foreach (var citation in Citation.In(rule.Article, book).Concat(texts).DistinctBy(c => c.Text))
        {
            if (Fault(citation, windows, book) is { } reason)
                yield return new CitationFault(rule.Name, citation.Text, reason);
        }
    }

    private static IEnumerable<CitationFault> OfProvisions(ScheduleSet schedules, StatuteBook book) =>
        from provision in Provisions.InOrder
        from citation in Citation.In(provision.Cite, book)
        let reason = Fault(citation, [schedules.DaysOf(provision.Schedule)], book)
        where reason is not null
        select new CitationFault("条款 " + provision.Schedule, citation.Text, reason);

    private static IEnumerable<CitationFault> OfSchedules(ScheduleSet schedules, StatuteBook book)
    {
        foreach (var file in schedules.Files)
        {
            foreach (var (edition, text) in (file.Editions ?? []).SelectMany(e => e.Articles.Values.Select(a => (e, a))))
            {
                foreach (var citation in Citation.In(text, book))
                {
                    if (Fault(citation, [[new Interval(edition.From, edition.To)]], book) is { } reason)
                        yield return new CitationFault("数额表 " + file.Id, citation.Text, reason);
                }
            }

            if (file.Benchmark is { } table && Provisions.InOrder.FirstOrDefault(p => p.Schedule == table.Statute) is { } statute)
            {
                var cited = new Citation($"{statute.Statute} {table.Article}", statute.Statute, [table.Article]);
                if (Fault(cited, [[new Interval(table.From, table.To)]], book) is { } reason)
                    yield return new CitationFault("裁量基准 " + file.Id, cited.Text, reason);
            }
        }
    }

    private static string? Fault(Citation citation, List<IReadOnlyList<Interval>> windows, StatuteBook book)
    {
        if (book.Statutes.FirstOrDefault(s => s.Name == citation.Name) is not { } statute)
            return "不在法规目录中";
        foreach (var article in citation.Articles.Count == 0 ? [null] : citation.Articles.Select(a => (string?)a))
        {
            if (!statute.Texts.Any(t => t.Has(article)))
                return $"没有第 {article} 条（项）";
            if (windows.Count > 0 && !windows.Any(days => days.All(d => StatuteBook.Covers(statute, article, d))))
                return $"在适用期间 {string.Join("、", windows.SelectMany(w => w).Select(Told))} 并非每日有效";
        }

        return null;
    }

    private static IEnumerable<IReadOnlyList<Interval>> Windows(IReadOnlyList<string> conditions, ScheduleSet schedules)
    {
        foreach (var condition in conditions)
        {
            if (LawAskedFor().Match(condition) is { Success: true } law)
                yield return schedules.DaysOf(law.Groups[1].Value);
            else if (ArticleAskedFor().Match(condition) is { Success: true } broken
                && typeof(Provisions).GetField(broken.Groups[1].Value)?.GetValue(null) is Provision provision)
                yield return schedules.DaysOf(provision.Schedule);
        }
    }

    private static string Told(Interval days) => $"{days.From:yyyy-MM-dd} 至 {(days.To is { } end ? end.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) + " 前" : "今")}";

    [GeneratedRegex(@"^LawOf(?:Act|Decision)\.InForce\('([^']+)'\)$")]
    private static partial Regex LawAskedFor();

    [GeneratedRegex(@"^\(Charge\.Provision == Provisions\.(\w+)\)$")]
    private static partial Regex ArticleAskedFor();
}
