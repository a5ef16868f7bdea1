using System.Net;
using System.Text.RegularExpressions;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Inbox;

/// <summary>常用语: the house's stand beside each opinion and reason; one's own are one's own, few, short, and can be removed.</summary>
public abstract class PhraseTests(House house)
{
    private const string Phrases = "/workbench/phrases";

    [Fact]
    public async Task A_sentence_is_kept_for_its_writer_alone_and_removed_again()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        using var intake = await StaffForms.Of(house, "intake");
        var task = $"/workbench/inbox?task={Regex.Match((await intake.Get("/workbench/inbox?filter=unclaimed")).Text, "name=\"task\" value=\"([^\"]+)\"").Groups[1].Value}";
        Assert.Contains("同意，请按程序办理。", (await intake.Get(task)).Text, StringComparison.Ordinal);

        var kept = await intake.Post(task, Phrases, ("phrase-field", "opinion"), ("opinion", " 请补齐<b>清单</b>。 "));
        Assert.Equal(HttpStatusCode.OK, kept.Status);
        Assert.Contains("<span>请补齐<b>清单</b>。</span>", kept.Text, StringComparison.Ordinal);
        Assert.Contains("data-phrase-into=\"opinion\"", kept.Text, StringComparison.Ordinal);
        Assert.Contains("请勿存入任何人的姓名或者案情", kept.Text, StringComparison.Ordinal);
        await intake.Post(task, Phrases, ("phrase-field", "opinion"), ("opinion", "请补齐<b>清单</b>。"));
        await intake.Post(task, Phrases, ("phrase-field", "opinion"), ("opinion", "同意，请按程序办理。"));
        var page = (await intake.Get(task)).Text;
        var id = Assert.Single(Regex.Matches(page, Phrases + "/([^/]+)/remove").Select(m => m.Groups[1].Value).Distinct());

        using var handler = await StaffForms.Of(house, "handler");
        await handler.Post("/workbench", $"{Phrases}/{id}/remove", ("phrase-field", "opinion"));
        Assert.Contains("请补齐", (await intake.Get(task)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("请补齐", (await handler.Post("/workbench", Phrases, ("phrase-field", "opinion"), ("opinion", "另一句。"))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("请补齐", (await intake.Post(task, $"{Phrases}/{id}/remove", ("phrase-field", "opinion"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_empty_nothing_long_and_no_more_than_twenty_are_kept()
    {
        using var leader = await StaffForms.Of(house, "leader");
        foreach (var text in new[] { "", "   ", new string('长', 201) })
        {
            var (status, said) = await leader.Post("/workbench", Phrases, ("phrase-field", "data.reason"), ("data.reason", text));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.Contains("不超过 200 个字", said, StringComparison.Ordinal);
        }

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await leader.Post("/workbench", Phrases, ("phrase-field", "data.reason"), ("data.reason", i == 0 ? new string('长', 200) : $"第{i}句。"))).Status);
        }

        Assert.Contains("最多保存 20 条", (await leader.Post("/workbench", Phrases, ("phrase-field", "data.reason"), ("data.reason", "第二十一句。"))).Text, StringComparison.Ordinal);
    }
}

public sealed class PhrasesOnSqlite(House house) : PhraseTests(house), IClassFixture<House>;

public sealed class PhrasesOnPostgres(PostgresHouse house) : PhraseTests(house.House), IClassFixture<PostgresHouse>;
