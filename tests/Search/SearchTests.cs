using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Features.Search;
using Qingyi.Server.Hosting;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Search;

/// <summary>全文检索 over HTTP: what is found, by whom, and what never is.</summary>
public abstract class SearchTests(House house)
{
    private readonly CaseWalk _walk = new(house);

    [Fact]
    public async Task A_case_is_found_by_its_number_its_title_its_commission_its_documents_and_its_notice()
    {
        await _walk.TipOff();
        await _walk.Until(null);
        var (of, notice) = await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            return (await db.Cases.FirstAsync(c => c.Id == _walk.CaseId), await db.Notices.FirstAsync(n => n.CaseId == _walk.CaseId));
        });

        foreach (var words in new[] { of.Number, of.Number.Replace("〔", "", StringComparison.Ordinal).Replace("〕", "-", StringComparison.Ordinal), of.Title, "示例市卫生健康委", of.Facts.Decision!.Number!, of.Facts.Filing!.Number, notice.Body[..12], "某医疗机构医师 红包" })
        {
            Assert.True((await Found("handler", words)).Contains(of.Id), words);
        }

        var page = await Page("handler", notice.Body[..12]);
        Assert.Contains("<mark>", page, StringComparison.Ordinal);
        Assert.Contains($"/notices/{notice.Id}", page, StringComparison.Ordinal);
        Assert.DoesNotContain(of.Id, await Found("handler", of.Number + " 不相干的词"));
    }

    [Fact]
    public async Task A_sealed_word_is_never_found_and_stands_nowhere_in_the_index()
    {
        await _walk.TipOff(text: "紫苜蓿采购单上有人收受红包三千元。");
        var (user, task) = await _walk.Find("accept-tip");
        (await (await _walk.As(user)).PostAsJsonAsync($"/api/tasks/{task["id"]}/complete", new { outcome = "accepted", data = new { }, opinion = "经金盏花小组讨论同意受理" })).EnsureSuccessStatusCode();

        foreach (var word in new[] { "紫苜蓿", "金盏花" })
        {
            foreach (var who in CaseWalk.Staff.Append("supervisor").Append("hospital"))
            {
                Assert.Empty(await Found(who, word));
            }
        }

        Assert.False(await house.Inside(s => s.GetRequiredService<CaseDb>().SearchRows.AnyAsync(r => r.Text.Contains("苜蓿") || r.Folded.Contains("苜蓿") || r.Text.Contains("金盏") || r.Folded.Contains("金盏"))));
    }

    [Fact]
    public async Task Another_jurisdiction_and_the_unit_concerned_find_nothing_and_hear_of_no_number()
    {
        await _walk.TipOff();
        var number = await house.Inside(s => s.GetRequiredService<CaseDb>().Cases.Where(c => c.Id == _walk.CaseId).Select(c => c.Number).FirstAsync());

        Assert.Equal([_walk.CaseId], await Found("handler", number));
        Assert.Equal([_walk.CaseId], await Found("province-leader", number));
        foreach (var who in new[] { "county-handler", "county-section-head", "hospital", "province-intake" })
        {
            var (there, nowhere) = (await Page(who, number), await Page(who, "示卫线〔2026〕9999号"));
            Assert.Empty(Ids(there));
            Assert.Equal(Bare(nowhere).Replace("示卫线〔2026〕9999号", number, StringComparison.Ordinal), Bare(there));
        }
    }

    [Fact]
    public async Task Whatever_is_typed_does_no_harm_and_gets_a_sentence()
    {
        await _walk.TipOff();
        foreach (var (typed, sentence) in new[]
        {
            ("", "请输入要查找的字词"), ("   ", "请输入要查找的字词"), ("红", "请至少输入两个字"), ("😀😀", "没有可以查找的文字"), ("\"*^:", "没有可以查找的文字"), (new string('案', 101), "请缩短到 100 字以内"),
            ("甲乙 丙丁 戊己 庚辛 壬癸 子丑 寅卯", "请减少到 6 个词以内"), ("<script>alert('x')</script>", "没有找到"), ("\" OR 1=1 --", "没有找到"), ("NEAR(红包 回扣)", "没有找到"), ("Grams:红包* AND NOT \"x", "没有找到"), ("%_'';DROP TABLE", "没有找到"),
            ("\0红包\ud83d", ""), ("红 红包", "只有一个字的词没有参与查找"),
        })
        {
            var page = await Page("handler", typed);
            Assert.Contains(sentence, page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Many_are_shown_page_by_page_the_newest_first_and_each_once()
    {
        var made = new List<string>();
        for (var i = 0; i < 23; i++)
        {
            await _walk.TipOff(conduct: "kickback");
            made.Add(_walk.CaseId);
        }

        var (found, address) = (new List<string>(), "/workbench/search?q=" + Uri.EscapeDataString("示卫线2026"));
        while (address.Length > 0)
        {
            var page = await (await _walk.As("handler")).GetStringAsync(address);
            Assert.InRange(Ids(page).Count, 1, 20);
            found.AddRange(Ids(page));
            address = WebUtility.HtmlDecode(Regex.Match(page, "<a class=\"btn btn-sm\" href=\"([^\"]+after=[^\"]+)\"[^>]*>下一页").Groups[1].Value);
        }

        Assert.Equal(found.Distinct(), found);
        Assert.Equal(found.OrderDescending(StringComparer.Ordinal), found);
        Assert.Empty(made.Except(found));
    }

    [Fact]
    public async Task A_name_that_changes_is_found_as_it_is_now()
    {
        await _walk.TipOff();
        await Rename("示例市卫生健康委员会", "丹霞市卫生健康委员会");

        Assert.Contains(_walk.CaseId, await Found("handler", "丹霞市"));
        await Rename("丹霞市卫生健康委员会", "示例市卫生健康委员会");
        Assert.Empty(await Found("handler", "丹霞市"));

        Task<int> Rename(string from, string to) => house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            (await db.Organisations.FirstAsync(o => o.Name == from)).Name = to;
            return await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task What_was_there_before_the_index_is_filled_in_and_a_second_look_changes_nothing()
    {
        await _walk.TipOff();
        var before = await Rows();
        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            await db.Settings.Where(x => x.Name == "search-filled").ExecuteDeleteAsync();

            // A node was killed when it had done a part: every other row is there.
            return await db.SearchRows.Where(r => r.Id % 2 == 0).ExecuteDeleteAsync();
        });
        await using (var scope = house.Services.CreateAsyncScope())
        {
            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => scope.ServiceProvider.GetRequiredService<Rounds<FillSearch>>().Round(CancellationToken.None)));
            await scope.ServiceProvider.GetRequiredService<Rounds<FillSearch>>().Round(CancellationToken.None);
        }

        Assert.Equal(before, await Rows());
        Assert.Contains(_walk.CaseId, await Found("handler", "示卫线2026"));

        Task<List<string>> Rows() => house.Inside(async s => (await s.GetRequiredService<CaseDb>().SearchRows.AsNoTracking().ToListAsync()).Select(r => $"{r.Kind}/{r.Subject}/{r.Text}").Order(StringComparer.Ordinal).ToList());
    }

    private async Task<IReadOnlyList<string>> Found(string user, string words) => Ids(await Page(user, words));

    private async Task<string> Page(string user, string words)
    {
        var answer = await (await _walk.As(user)).GetAsync("/workbench/search?q=" + Uri.EscapeDataString(words));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{words}: {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    private static IReadOnlyList<string> Ids(string page) => [.. Regex.Matches(page, "<li>\\s*<a href=\"/workbench/(?:cases|matters|inspections|registers/books)/([^\"]+)\"").Select(m => m.Groups[1].Value)];

    // Without what differs on every page: tokens and what the menu counts.
    private static string Bare(string page) => Regex.Replace(page[page.IndexOf("<main", StringComparison.Ordinal)..], "value=\"[^\"]{60,}\"", "");
}

public sealed class SearchOnSqlite(House house) : SearchTests(house), IClassFixture<House>;

public sealed class SearchOnPostgres(PostgresHouse house) : SearchTests(house.House), IClassFixture<PostgresHouse>;
