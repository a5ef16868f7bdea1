using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Reporting;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Procedures;

/// <summary>移送与反馈 through the real server.</summary>
public sealed class TransferFeedbackTests(House house) : IClassFixture<House>
{
    private const string Procedure = "case-transfer-feedback";

    [Fact]
    public async Task A_reminder_moves_no_day_and_a_refusal_goes_to_the_leader_before_the_reporter_hears_the_end()
    {
        var walk = await SideWalk.Transferred(house);
        await walk.Started("handler", Procedure);
        var first = await Due(walk, "transfer-acceptance");
        walk.Until(walk.Today.AddDays(2));
        await walk.Refused("record-transfer-receipt", "reminded", null, "reason-missing");
        await walk.Do("record-transfer-receipt", "reminded", new() { ["reason"] = "电话催办。" });
        Assert.Equal(first, await Due(walk, "transfer-acceptance"));
        await walk.Escalates("record-transfer-receipt");

        await walk.Do("record-transfer-receipt", "received", new() { ["receipt"] = "回执1号" });
        await walk.Do("record-transfer-result", "rejected", new() { ["reason"] = "不属管辖。" });
        await walk.Refused("answer-refusal", "objected", new() { ["reason"] = "r" }, "not-permitted", by: "handler");
        await walk.Do("answer-refusal", "objected", new() { ["reason"] = "属于管辖。" });
        await walk.Do("record-transfer-result", "accepted", new() { ["reason"] = "已受理。" });
        await walk.Do("record-transfer-result", "concluded", new() { ["reason"] = "已办结。" });
        await walk.Do("give-feedback", "given", new() { ["message"] = "移送机关已办结。" });

        await walk.Ended(Procedure);
        var report = Assert.Single((await walk.Now()).Facts.Reports);
        Assert.Equal(("回执1号", "concluded"), (report.Receipt, report.Outcome));
        Assert.Equal("nothing-transferred", await SideWalk.Code(await walk.Start("handler", Procedure)));
    }

    [Fact]
    [Requirement("S1-028", "S2-061")]
    public async Task What_a_connected_organ_sends_does_the_waiting_task_by_itself()
    {
        var walk = await SideWalk.Transferred(house);
        await walk.Started("handler", Procedure);

        await Wire(walk, null);
        Assert.Equal(["record-transfer-result"], (await walk.Open()).Where(a => a.StartsWith("record-", StringComparison.Ordinal)));
        await Wire(walk, "concluded");

        Assert.Contains("give-feedback", await walk.Open());
        Assert.DoesNotContain("record-transfer-result", await walk.Open());
    }

    [Fact]
    public async Task A_case_that_transferred_nothing_has_nothing_to_follow()
    {
        var walk = await SideWalk.Closed(house);

        Assert.Equal("nothing-transferred", await SideWalk.Code(await walk.Start("handler", Procedure)));
    }

    // As the exchange does it once a receipt or a feedback has been proved genuine.
    private async Task Wire(SideWalk walk, string? outcome)
    {
        var done = await house.Inside(s => s.GetRequiredService<Transitions>().Run<bool>(walk.Case.CaseId, CaseLifecycle.System, t =>
        {
            var awaited = t.Case.AwaitedTransfer!;
            t.Case.HearBack(awaited.Message, outcome is null ? "r-1" : null, outcome);
            TransferWire.Arrived(t, awaited, awaited.Message, outcome);
            return Task.FromResult<Outcome<bool>>(true);
        }, CancellationToken.None));
        Assert.True(done.Done);
    }

    private Task<DateOnly> Due(SideWalk walk, string limit) =>
        house.Inside(s => s.GetRequiredService<CaseDb>().Deadlines.Where(d => d.CaseId == walk.Case.CaseId && d.Limit == limit && d.State == "running").Select(d => d.DueOn).SingleAsync());
}
