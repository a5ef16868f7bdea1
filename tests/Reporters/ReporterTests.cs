using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Features.Reporters;
using Qingyi.Server.Storage;
using Qingyi.Tests.Procedures;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Reporters;

/// <summary>与举报人的往来 on the real server: letters both ways, protection, review and rating.</summary>
public abstract class ReporterTests(House house)
{
    private const string Letter = "那天下午在七楼值班室，还有一位家属看见。";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_reaches_the_desk_first_and_the_two_handlers_once_they_are_named_one_word_for_all_that_is_unread()
    {
        var (walk, receipt) = await Told();
        await Write(receipt, Letter);
        await Write(receipt, Letter);
        Assert.Single(await News(walk, "intake"));

        await walk.Case.Until("verify-tip");
        await Write(receipt, Letter);
        var words = await News(walk, "handler");
        Assert.Single(words);
        Assert.Single(await News(walk, "handler-2"));
        Assert.Contains("举报人来信", (string)words[0]["what"]!, StringComparison.Ordinal);
        Assert.Empty(await News(walk, "leader"));

        using var reader = await house.As("handler");
        (await reader.PostAsync($"/api/escalations/{words[0]["id"]}/read", null, Token)).EnsureSuccessStatusCode();
        await Write(receipt, Letter);
        Assert.Equal(2, (await News(walk, "handler")).Count);
        Assert.Single(await News(walk, "handler-2"));
    }

    [Fact]
    public async Task Whoever_has_the_case_asks_and_the_reporter_answers_in_one_thread_that_nobody_else_reads()
    {
        var (walk, receipt) = await Told();
        await walk.Case.Until("verify-tip");
        using var handler = await house.As("handler");
        using var reviewer = await house.As("legal-reviewer");
        var address = $"/api/cases/{walk.Case.CaseId}/tip/messages";

        Assert.Equal(HttpStatusCode.Created, (await handler.PostAsJsonAsync(address, new { text = "请问是哪一天？" }, Token)).StatusCode);
        Assert.Equal("invalid-data", await SideWalk.Code(await handler.PostAsJsonAsync(address, new { text = "  " }, Token)));
        Assert.Equal("not-permitted", await SideWalk.Code(await reviewer.PostAsJsonAsync(address, new { text = "问一句" }, Token)));
        Assert.Equal("not-permitted", await SideWalk.Code(await reviewer.GetAsync(address, Token)));
        var seen = await Write(receipt, "九月二日下午。");

        Assert.Equal([("desk", "请问是哪一天？"), ("reporter", "九月二日下午。")], Thread(seen["messages"]!.AsArray()));
        Assert.Equal([("desk", "请问是哪一天？"), ("reporter", "九月二日下午。")], Thread((await handler.GetFromJsonAsync<JsonArray>(address, Token))!));
        Assert.Equal(["wrote-to-reporter", "reporter-wrote", "tip-opened"], await Recorded(walk, "wrote-to-reporter", "reporter-wrote", "tip-opened"));
    }

    [Fact]
    public async Task Retaliation_becomes_a_task_of_a_leader_with_rungs_and_the_answer_goes_to_her_without_what_stays_in_the_file()
    {
        var (walk, receipt) = await Told();
        await walk.Case.Until("verify-tip");
        await Write(receipt, "科主任把我调去了门诊。", ReporterLetter.Retaliation);
        Assert.Contains("answer-retaliation", await walk.Open());
        await Write(receipt, "今天又扣了奖金。", ReporterLetter.Retaliation);
        Assert.Single(await walk.Open(), "answer-retaliation");
        Assert.Contains(await News(walk, "leader"), n => ((string)n["what"]!).Contains("举报人反映受到打击报复。本案的“保护举报人”已经启动", StringComparison.Ordinal));

        var (user, task) = await walk.Case.Find("answer-retaliation");
        Assert.Equal("leader", user);
        Assert.Equal($"{DecidedCase.Calendar.LastDay("reporter-protection", walk.Today):yyyy-MM-dd}", ((string)task["due"]!)[..10]);
        await walk.Escalates("answer-retaliation");
        walk.Case.SignInAgain();
        await walk.Refused("answer-retaliation", "protected", new() { ["message"] = "已经制止。" }, "invalid-data");
        await walk.Do("answer-retaliation", "protected", new() { ["measures"] = "约谈科主任，恢复岗位。", ["message"] = "已经制止，请放心。" });

        await walk.Ended(ProtectReporter.Key);
        var thread = Thread((await FollowUp(receipt))["messages"]!.AsArray());
        Assert.Contains(("desk", "已经制止，请放心。"), thread);
        Assert.DoesNotContain(thread, m => m.Text.Contains("约谈", StringComparison.Ordinal));
        await Write(receipt, "又来了。", ReporterLetter.Retaliation);
        Assert.Contains("answer-retaliation", await walk.Open());
    }

    [Fact]
    public async Task A_review_is_asked_for_once_after_the_answer_and_within_thirty_days()
    {
        var (walk, receipt) = await Told();
        await walk.Case.Until("verify-tip");
        Assert.Equal("not-answered-yet", await Refusal(receipt, "不同意。", ReporterLetter.Review));
        Assert.Equal("invalid-data", await Refusal(receipt, "不同意。", "complaint"));
        Assert.Empty((await FollowUp(receipt))["messages"]!.AsArray());

        await walk.Case.Until(null);
        await Write(receipt, "金额不止三千元。", ReporterLetter.Review);
        Assert.Equal("review-asked", await Refusal(receipt, "再看一次。", ReporterLetter.Review));
        var (user, _) = await walk.Case.Find("answer-review");
        Assert.Equal("principal-leader", user);
        await walk.Escalates("answer-review");
        walk.Case.SignInAgain();
        await walk.Do("answer-review", "upheld", new() { ["measures"] = "调阅案卷，金额有流水印证。", ["message"] = "经复核，维持原答复。" });
        await walk.Ended(ReviewAnswer.Key);
        Assert.Equal(("desk", "经复核，维持原答复。"), Thread((await FollowUp(receipt))["messages"]!.AsArray())[^1]);
    }

    [Fact]
    public async Task What_stands_in_the_way_of_the_procedure_keeps_no_letter_back()
    {
        var (walk, receipt) = await Told();
        await walk.Case.Until(null);
        await walk.Started("section-head", ReviewAnswer.Key);
        await Write(receipt, "金额不止三千元。", ReporterLetter.Review);

        Assert.Contains(await News(walk, "principal-leader"), n => ((string)n["what"]!).Contains("举报人申请复核答复", StringComparison.Ordinal));
        Assert.Equal(("reporter", "金额不止三千元。"), Thread((await FollowUp(receipt))["messages"]!.AsArray())[^1]);
    }

    [Theory]
    [InlineData(30, null)]
    [InlineData(31, "review-late")]
    public async Task The_last_day_of_a_review_counts_and_the_next_does_not(int days, string? refusal)
    {
        var (walk, receipt) = await Told();
        await walk.Case.Until(null);
        walk.Until(walk.Today.AddDays(days));

        Assert.Equal(refusal, await Refusal(receipt, "金额不止三千元。", ReporterLetter.Review));
    }

    [Fact]
    public async Task The_handling_is_rated_once_after_the_answer()
    {
        var (walk, receipt) = await Told();
        Assert.Equal("not-answered-yet", await SideWalk.Code(await Rate(receipt, 4, null)));
        await walk.Case.Until(null);
        Assert.Equal("invalid-data", await SideWalk.Code(await Rate(receipt, 6, null)));
        Assert.Equal("no-such-receipt", await SideWalk.Code(await Rate("00000000000000000000", 4, null)));
        (await Rate(receipt, 4, "谢谢。")).EnsureSuccessStatusCode();
        Assert.Equal("rated-already", await SideWalk.Code(await Rate(receipt, 1, "改了主意。")));

        Assert.Equal(4, await house.Inside(async s => (await s.GetRequiredService<CaseDb>().Tips.AsNoTracking().SingleAsync(t => t.CaseId == walk.Case.CaseId, Token)).Score));
        Assert.Equal(("reporter", "谢谢。"), Thread((await FollowUp(receipt))["messages"]!.AsArray())[^1]);
        Assert.Equal(["handling-rated"], await Recorded(walk, "handling-rated"));
    }

    [Fact]
    public async Task A_repeated_call_says_the_same_and_does_nothing_twice()
    {
        var (walk, receipt) = await Told();
        await walk.Case.Until(null);
        foreach (var (address, body) in new (string, object)[] { ("/api/tips/messages", new { receipt, text = Letter }), ("/api/tips/ratings", new { receipt, score = 5, text = "好。" }) })
        {
            using var anyone = house.Anyone();
            anyone.DefaultRequestHeaders.Add("Idempotency-Key", "key-" + address);
            var first = await (await anyone.PostAsJsonAsync(address, body, Token)).Content.ReadAsStringAsync(Token);
            Assert.Equal(first, await (await anyone.PostAsJsonAsync(address, body, Token)).Content.ReadAsStringAsync(Token));
            Assert.Contains("reporter", first, StringComparison.Ordinal);
        }

        Assert.Equal(2, (await FollowUp(receipt))["messages"]!.AsArray().Count(m => (string)m!["from"]! == "reporter"));
    }

    private async Task<(SideWalk Walk, string Receipt)> Told()
    {
        var walk = new SideWalk(house);
        return (walk, (string)(await walk.Case.TipOff())["receipt"]!);
    }

    private async Task<JsonObject> Write(string receipt, string text, string? about = null)
    {
        using var anyone = house.Anyone();
        var answer = await anyone.PostAsJsonAsync("/api/tips/messages", new { receipt, text, about }, Token);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Token));
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Token))!;
    }

    private async Task<string?> Refusal(string receipt, string text, string about)
    {
        using var anyone = house.Anyone();
        var answer = await anyone.PostAsJsonAsync("/api/tips/messages", new { receipt, text, about }, Token);
        return answer.IsSuccessStatusCode ? null : await SideWalk.Code(answer);
    }

    private async Task<JsonObject> FollowUp(string receipt)
    {
        using var anyone = house.Anyone();
        return (await (await anyone.PostAsJsonAsync("/api/tips/follow-up", new { receipt }, Token)).Content.ReadFromJsonAsync<JsonObject>(Token))!;
    }

    private async Task<HttpResponseMessage> Rate(string receipt, int score, string? text)
    {
        using var anyone = house.Anyone();
        return await anyone.PostAsJsonAsync("/api/tips/ratings", new { receipt, score, text }, Token);
    }

    /// <summary>The words without a deadline that reached somebody about the case.</summary>
    private async Task<List<JsonObject>> News(SideWalk walk, string user)
    {
        using var client = await house.As(user);
        return [.. (await client.GetFromJsonAsync<JsonArray>("/api/escalations", Token))!.Select(n => n!.AsObject()).Where(n => (string)n["case"]! == walk.Case.CaseId && (string)n["rung"]! == "notice")];
    }

    private static List<(string From, string Text)> Thread(JsonArray messages) => [.. messages.Select(m => ((string)m!["from"]!, (string)m["text"]!))];

    private Task<List<string>> Recorded(SideWalk walk, params string[] what) => house.Inside(s =>
        s.GetRequiredService<CaseDb>().Audit.AsNoTracking().Where(a => a.Chain == "case/" + walk.Case.CaseId && what.Contains(a.What)).OrderBy(a => a.Sequence).Select(a => a.What).ToListAsync(Token));
}

public sealed class ReportersOnSqlite(House house) : ReporterTests(house), IClassFixture<House>;

public sealed class ReportersOnPostgres(PostgresHouse house) : ReporterTests(house.House), IClassFixture<PostgresHouse>;
