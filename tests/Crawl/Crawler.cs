using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Qingyi.Tests.Crawl;

/// <summary>One visitor who follows every link of every page, a few of each kind.</summary>
/// <param name="most">How many addresses of one pattern are opened.</param>
internal sealed partial class Crawler(HttpClient client, int most)
{
    private readonly Dictionary<string, int> opened = new(StringComparer.Ordinal);
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <summary>What was wrong: the address, the page that links it, and what came.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>One address of each pattern that answered with a page.</summary>
    public SortedDictionary<string, string> Pages { get; } = new(StringComparer.Ordinal);

    public async Task From(string start)
    {
        var next = new Queue<(string Address, string Linked)>();
        next.Enqueue((start, "start"));
        while (next.TryDequeue(out var link))
        {
            if (!seen.Add(link.Address))
            {
                continue;
            }

            var pattern = Pattern(link.Address);
            var times = opened[pattern] = opened.GetValueOrDefault(pattern) + 1;
            if (times > most)
            {
                continue;
            }

            foreach (var further in await Open(link.Address, link.Linked, pattern))
            {
                next.Enqueue((further, link.Address));
            }
        }
    }

    private async Task<IEnumerable<string>> Open(string address, string linked, string pattern)
    {
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        // A notice that was taken back stands in the list, and says at its address that it is gone.
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.SeeOther or HttpStatusCode.Found) && !(answer.StatusCode == HttpStatusCode.Gone && (pattern.StartsWith("/notices/*", StringComparison.Ordinal) || pattern.StartsWith("/policies/*", StringComparison.Ordinal))))
        {
            Wrong.Add($"{address} (linked by {linked}): {(int)answer.StatusCode}");
            return [];
        }

        if (answer.Headers.Location is { } to)
        {
            return [Local(to.OriginalString)!];
        }

        if (answer.Content.Headers.ContentType?.MediaType != "text/html")
        {
            return [];
        }

        Pages.TryAdd(pattern, address);
        using var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Wrong.AddRange(Faults(page).Select(f => $"{address}: {f}"));
        return [.. page.QuerySelectorAll("a[href], link[href], script[src], img[src]").Select(e => Local(e.GetAttribute("href") ?? e.GetAttribute("src")!)).OfType<string>()];
    }

    private static IEnumerable<string> Faults(IHtmlDocument page)
    {
        if (page.DocumentElement.GetAttribute("lang") != "zh-CN")
        {
            yield return $"lang is {page.DocumentElement.GetAttribute("lang")}";
        }

        if (string.IsNullOrWhiteSpace(page.Title))
        {
            yield return "no title";
        }

        if (page.QuerySelectorAll("h1").Length != 1)
        {
            yield return $"{page.QuerySelectorAll("h1").Length} h1";
        }

        foreach (var twice in page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1))
        {
            yield return $"id {twice.Key} {twice.Count()} times";
        }

        foreach (var script in page.QuerySelectorAll("script, style, code, pre, textarea, [lang=en]").ToList())
        {
            script.Remove();
        }

        foreach (Match english in English().Matches(page.Body!.TextContent))
        {
            yield return $"English: {english.Value}";
        }
    }

    // Only what stays in this house; paper is made by another test.
    private static string? Local(string link) =>
        link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal) && !link.Contains("format=pdf", StringComparison.Ordinal) && !link.StartsWith("/studio/_", StringComparison.Ordinal) ? link.Split('#')[0] : null;

    /// <summary>The address with what names one thing among many replaced: ids, keys, numbers and what is asked for.</summary>
    private static string Pattern(string address)
    {
        var parts = address.Split('?', 2);
        var query = parts.Length == 1 ? "" : "?" + string.Join('&', parts[1].Split('&').Select(q => q.Split('=')[0] is "tab" ? q : q.Split('=')[0]));
        return Named().Replace(parts[0], "/*") + query;
    }

    [GeneratedRegex("/(?=[^/]*[0-9])[^/]{6,}|(?<=/(registers|procedures|figures|documents|schedules|organisations|accounts)/)[^/]+")]
    private static partial Regex Named();

    // Two words of Latin letters behind each other; names of things that have no other name are let be.
    [GeneratedRegex("""\b(?!(?:Elsa|Studio|SHA|Open|Excel|WeCom|Liquid|Java|Script|PowerShell|Office)\b)[A-Za-z]{3,}[ ,]+(?!(?:Studio)\b)[A-Za-z]{3,}\b""")]
    private static partial Regex English();
}
