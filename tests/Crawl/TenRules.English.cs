using System.Text.RegularExpressions;

namespace Qingyi.Tests.Crawl;

/// <summary>The workbench in English: who asks for it gets it, and nobody else is told in English what was said so before.</summary>
public sealed partial class TenRules
{
    [Fact]
    public async Task Who_asks_for_English_gets_it_and_what_others_read_stays_Chinese()
    {
        var wrong = new List<string>();
        var seen = 0;
        foreach (var (user, address, _) in walk.Pages.Where(p => p.User is not null && p.Address.StartsWith("/workbench", StringComparison.Ordinal)))
        {
            var with = address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?");
            var before = Plain((await walk.Open(user, with + "lang=zh-CN")).QuerySelector("main")!.TextContent);
            var english = await walk.Open(user, with + "lang=en");
            var after = Plain((await walk.Open(user, with + "lang=zh-CN")).QuerySelector("main")!.TextContent);
            seen++;
            if (before != after)
            {
                wrong.Add($"{address} reads otherwise after it was read in English: {After(before, after)}");
            }

            foreach (var word in english.QuerySelectorAll("html[lang=en] nav.qy-side, html[lang=en] .qy-tabs").Where(n => Han().IsMatch(n.TextContent)))
            {
                wrong.Add($"{address}: “{Plain(word.TextContent)}” is not English");
            }

            if (english.DocumentElement.GetAttribute("lang") != "en" && !Paper().IsMatch(address))
            {
                wrong.Add($"{address} is not in English");
            }
        }

        RoleWalk.Nothing(wrong);
        Assert.True(seen > 60, $"Only {seen} pages are seen.");
    }

    private static string After(string one, string other)
    {
        var same = one.Zip(other).TakeWhile(p => p.First == p.Second).Count();
        return $"“{one[Math.Max(0, same - 20)..Math.Min(one.Length, same + 40)]}” / “{other[Math.Max(0, same - 20)..Math.Min(other.Length, same + 40)]}”";
    }

    [GeneratedRegex("/(documents|explanation|deadlines)/|/explanation|[?&]format=")]
    private static partial Regex Paper();

    [GeneratedRegex("[\\u4e00-\\u9fff]")]
    private static partial Regex Han();
}
