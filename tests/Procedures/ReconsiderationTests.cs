using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Procedures;

/// <summary>复议诉讼 through the real server.</summary>
public sealed class ReconsiderationTests(House house) : IClassFixture<House>
{
    private const string Procedure = "case-reconsideration";

    [Fact]
    public async Task A_review_that_upholds_the_decision_ends_without_touching_it()
    {
        var walk = await SideWalk.Closed(house);
        await walk.Started("legal-reviewer", Procedure);
        await walk.Do("register-challenge", "reconsideration", Registered(walk));
        Assert.Equal(["answer-challenge", "decide-stay"], await walk.Open());
        await walk.Refused("answer-challenge", "answered", new() { ["answer"] = "a", ["materials"] = "m" }, "not-permitted", by: "handler");

        await walk.Do("decide-stay", "continue", new() { ["ground"] = "不符合停止执行的情形。" });
        await walk.Do("answer-challenge", "answered", new() { ["answer"] = "决定合法。", ["materials"] = "案卷一册" });
        await walk.Do("conclude-challenge", "upheld", new() { ["on"] = walk.Case.Today, ["result"] = "维持。" });

        await walk.Ended(Procedure);
        Assert.Empty(await walk.Open());
        Assert.Null((await walk.Now()).Facts.Correction);
    }

    [Fact]
    public async Task A_judgment_that_annuls_leads_to_the_notice_the_measures_the_persons_and_the_upper_commission()
    {
        var walk = await SideWalk.Closed(house);
        var notice = (await walk.Now()).Facts.Notice!.Id;
        await walk.Started("section-head", Procedure);
        await walk.Do("register-challenge", "suit", Registered(walk));
        await walk.Do("answer-challenge", "answered", new() { ["answer"] = "决定合法。", ["materials"] = "案卷一册" });
        await walk.Do("decide-stay", "continue", new() { ["ground"] = "不停止。" });
        await walk.Do("conclude-challenge", "annulled", new() { ["on"] = walk.Case.Today, ["result"] = "撤销。" });

        await walk.Refused("decide-correction", "kept", new() { ["reason"] = "不同意。" }, "result-binds");
        await walk.Do("decide-correction", "annulled", new() { ["reason"] = "执行判决。" });
        Assert.Equal(["give-feedback", "reverse-measures", "tell-of-correction", "withdraw-notice"], await walk.Open());
        await walk.Refused("withdraw-notice", "withdrawn", new() { ["reason"] = "李某的处罚已撤销" }, "notice-names");
        await walk.Do("withdraw-notice", "withdrawn", new() { ["reason"] = "处理决定已被依法撤销。" });
        await walk.Do("reverse-measures", "reversed", new() { ["what"] = "罚款已退还，凭证1号。" });
        await walk.Do("tell-of-correction", "told", new() { ["method"] = "in-person", ["on"] = walk.Case.Today });
        await walk.Do("give-feedback", "given", new() { ["message"] = "处理决定已撤销。" });

        await walk.Ended(Procedure);
        await walk.Ended("case-correction");
        var gone = await house.Anyone().GetAsync($"/api/notices/{notice}");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("依法撤销", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(2, (await walk.Now()).Facts.Reports.Count(r => r.Kind == "report"));
        Assert.Equal(0, (await walk.Now()).FineOwed());
    }

    [Fact]
    public async Task An_application_after_the_time_is_registered_with_a_warning_and_one_at_a_time()
    {
        var walk = await SideWalk.Closed(house);
        walk.Until(walk.Today.AddDays(75));
        await walk.Started("legal-reviewer", Procedure);
        var early = Registered(walk);
        early["appliedOn"] = "2020-01-01";
        await walk.Refused("register-challenge", "reconsideration", early, "challenged-before-service");

        await walk.Do("register-challenge", "reconsideration", Registered(walk));

        Assert.True(Assert.Single((await walk.Now()).Facts.Challenges).Late);
        Assert.True(await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.AnyAsync(a => a.Chain == "case/" + walk.Case.CaseId && a.What == "challenge-late")));
        var again = await walk.Start("legal-reviewer", Procedure);
        Assert.Equal("procedure-running", await SideWalk.Code(again));
    }

    [Fact]
    public async Task A_stay_stops_new_measures_until_there_is_a_result_and_nothing_else_does()
    {
        var walk = await SideWalk.At(house, "start-money");
        await walk.Started("legal-reviewer", Procedure);
        await walk.Do("register-challenge", "reconsideration", Registered(walk));
        var started = new JsonObject { ["what"] = "罚款", ["from"] = walk.Case.Today };
        await walk.Do("start-personnel", "started", (JsonObject)started.DeepClone());

        await walk.Do("decide-stay", "stayed", new() { ["ground"] = "复议机关认为需要停止执行。" });
        await walk.Refused("start-money", "started", (JsonObject)started.DeepClone(), "enforcement-stayed");
        await walk.Do("answer-challenge", "answered", new() { ["answer"] = "决定合法。", ["materials"] = "案卷一册" });
        await walk.Do("conclude-challenge", "upheld", new() { ["on"] = walk.Case.Today, ["result"] = "维持。" });

        await walk.Do("start-money", "started", started);
    }

    [Fact]
    public async Task The_ten_days_of_the_answer_run_from_the_copy_and_climb_when_nobody_answers()
    {
        var walk = await SideWalk.Closed(house);
        var copy = walk.Today;
        walk.Until(copy.AddDays(4));
        await walk.Started("legal-reviewer", Procedure);
        var registered = Registered(walk);
        registered["appliedOn"] = copy.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        registered["copyReceived"] = copy.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await walk.Do("register-challenge", "reconsideration", registered);

        var due = await house.Inside(s => s.GetRequiredService<CaseDb>().Deadlines.SingleAsync(d => d.CaseId == walk.Case.CaseId && d.Limit == "reconsideration-answer"));
        Assert.InRange(due.DueOn, copy.AddDays(7), copy.AddDays(10));
        await walk.Escalates("answer-challenge");
    }

    [Fact]
    public async Task Nothing_is_challenged_before_the_decision_was_served()
    {
        var walk = await SideWalk.At(house, "serve-decision");

        var answer = await walk.Start("legal-reviewer", Procedure);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "out-of-turn"), (answer.StatusCode, await SideWalk.Code(answer)));
    }

    internal static JsonObject Registered(SideWalk walk) => new()
    {
        ["organ"] = "示例市人民政府", ["number"] = "示复〔2026〕1号", ["appliedOn"] = walk.Case.Today, ["copyReceived"] = walk.Case.Today, ["gist"] = "请求撤销。",
    };
}
