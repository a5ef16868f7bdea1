using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.Cases;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Procedures;

/// <summary>变更撤销决定 through the real server.</summary>
public sealed class CorrectionTests(House house) : IClassFixture<House>
{
    private const string Procedure = "case-correction";

    [Fact]
    public async Task A_changed_decision_is_never_heavier_and_its_notice_is_due_back_in_three_working_days()
    {
        var walk = await SideWalk.Closed(house);
        var fine = (await walk.Now()).FineOwed();
        await walk.Started("leader", Procedure);
        await walk.Refused("decide-correction", "changed", new() { ["fine"] = fine + 1, ["reason"] = "加重" }, "correction-heavier");

        await walk.Do("decide-correction", "changed", new() { ["fine"] = fine / 2, ["reason"] = "减轻" });

        Assert.Equal(fine / 2, (await walk.Now()).FineOwed());
        await walk.Escalates("withdraw-notice");
        await walk.Refused("withdraw-notice", "withdrawn", new() { ["reason"] = "决定变更。" }, "not-permitted", by: "leader");
    }

    [Fact]
    public async Task What_is_decided_anew_goes_through_review_notice_and_decision_again_and_is_closed()
    {
        var walk = await SideWalk.Closed(house);
        var former = (await walk.Now()).Facts.Decision!.Number;
        await walk.Started("section-head", Procedure);
        await walk.Do("decide-correction", "redo", new() { ["reason"] = "程序有瑕疵。" });
        await walk.Do("withdraw-notice", "withdrawn", new() { ["reason"] = "处理决定已撤销，重新作出。" });
        await walk.Do("reverse-measures", "reversed", new() { ["what"] = "已退还。" });
        await walk.Do("tell-of-correction", "told", new() { ["method"] = "post", ["on"] = walk.Case.Today });
        await walk.Do("give-feedback", "given", new() { ["message"] = "重新办理。" });
        await walk.Do("redo-decision", "sent-back");

        var again = await walk.Now();
        Assert.Equal(CaseStage.Grading, again.Stage);
        Assert.Null(again.Facts.Decision);
        Assert.Equal(former, Assert.Single(again.Facts.Redone).Former);
        Assert.True(await house.Inside(s => s.GetRequiredService<CaseDb>().Deadlines.AnyAsync(d => d.CaseId == walk.Case.CaseId && d.Limit == "redo" && d.State == "running")));
        await walk.Case.Until(null);

        var closed = await walk.Now();
        Assert.Equal(CaseStage.Closed, closed.Stage);
        Assert.NotEqual(former, closed.Facts.Decision!.Number);
        await walk.Ended(Procedure);
        await walk.Ended("case-redo");
        Assert.False(await house.Inside(s => s.GetRequiredService<CaseDb>().Deadlines.AnyAsync(d => d.CaseId == walk.Case.CaseId && d.State == "running")));
    }

    [Fact]
    public async Task An_annulment_stops_what_still_ran_for_the_old_decision()
    {
        var walk = await SideWalk.At(house, "finish-money");
        await walk.Started("leader", Procedure);
        await walk.Do("decide-correction", "annulled", new() { ["reason"] = "认定事实不清。" });

        Assert.DoesNotContain("finish-money", await walk.Open());
        Assert.DoesNotContain("approve-notice", await walk.Open());
        await walk.Do("reverse-measures", "reversed", new() { ["what"] = "已退还。" });
        await walk.Do("tell-of-correction", "told", new() { ["method"] = "post", ["on"] = walk.Case.Today });
        await walk.Do("give-feedback", "given", new() { ["message"] = "已撤销。" });
        await walk.Case.Until(null);

        Assert.Equal(CaseStage.Closed, (await walk.Now()).Stage);
        await walk.Ended(Procedure);
        var second = await walk.Start("leader", Procedure);
        Assert.Equal(CaseRefusals.AlreadyAnnulled, await SideWalk.Code(second));
    }

    [Fact]
    public async Task A_leader_may_keep_the_decision_and_nothing_follows()
    {
        var walk = await SideWalk.Closed(house);
        await walk.Started("legal-reviewer", Procedure);

        await walk.Do("decide-correction", "kept", new() { ["reason"] = "决定正确。" });

        await walk.Ended(Procedure);
        Assert.Empty(await walk.Open());
        Assert.Null((await walk.Now()).Facts.Correction);
    }
}
