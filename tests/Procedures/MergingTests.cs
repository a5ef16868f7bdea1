using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.Cases;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Procedures;

/// <summary>并案 and 分案 through the real server.</summary>
public sealed class MergingTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_merged_case_rests_in_the_leading_one_keeps_its_tip_and_goes_on_as_before_when_taken_apart()
    {
        var leading = await SideWalk.At(house, "verify-tip");
        var walk = await Merged(leading);

        var (merged, lead) = (await walk.Now(), await leading.Now());
        Assert.Equal((CaseStage.Closed, lead.Id), (merged.Stage, merged.Facts.Merger!.Into));
        Assert.Equal(merged.Number, Assert.Single(lead.Facts.Merged).Number);
        Assert.Equal(["give-feedback"], await walk.Open());
        Assert.False(await Deadlines(walk).AnyAsync(d => d.State == "running"));
        Assert.Equal(HttpStatusCode.OK, (await (await walk.Case.As("handler")).GetAsync($"/api/cases/{merged.Id}/tip")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await walk.Case.As("county-handler")).GetAsync($"/api/cases/{merged.Id}/tip")).StatusCode);
        Assert.True(await Audited(leading, "case-took-in"));

        await walk.Started("handler", "case-unmerging");
        await walk.Refused("decide-unmerger", "approved", new() { ["reason"] = "分开" }, "not-permitted", by: "section-head");
        await walk.Do("decide-unmerger", "approved", new() { ["reason"] = "不是同一件事。" });

        Assert.Equal((CaseStage.Verification, 0), ((await walk.Now()).Stage, (await leading.Now()).Facts.Merged.Count));
        Assert.Equal(["verify-tip"], await walk.Open());
        Assert.True(await Deadlines(walk).AnyAsync(d => d.State == "running" && d.Limit == "tip-verification"));
        await walk.Case.Until(null);
        Assert.Equal(CaseStage.Closed, (await walk.Now()).Stage);
    }

    [Fact]
    public async Task Once_the_leading_case_is_decided_nothing_is_merged_or_taken_apart()
    {
        var leading = await SideWalk.At(house, "verify-tip");
        var walk = await Merged(leading);
        await walk.Started("section-head", "case-unmerging");
        await leading.Case.Until("serve-decision");

        await walk.Refused("decide-unmerger", "approved", new() { ["reason"] = "分开" }, "leading-decided");
        var late = await SideWalk.At(house, "verify-tip");
        await late.Started("handler", "case-merging");
        await late.Refused("propose-merger", "proposed", new() { ["leading"] = (await leading.Now()).Number, ["ground"] = "same-person" }, "leading-decided");
    }

    [Fact]
    public async Task A_case_is_not_merged_into_itself_or_into_one_that_the_handler_does_not_see()
    {
        var walk = await SideWalk.At(house, "verify-tip");
        await walk.Started("handler", "case-merging");

        await walk.Refused("propose-merger", "proposed", new() { ["leading"] = (await walk.Now()).Number, ["ground"] = "same-matter" }, "merged-into-itself");
        await walk.Refused("propose-merger", "proposed", new() { ["leading"] = "无此案号", ["ground"] = "same-matter" }, "no-such-leading-case");
        await walk.Refused("propose-merger", "proposed", null, "invalid-data");
        await walk.Do("propose-merger", "dropped", new() { ["reason"] = "另案办理。" });
        await walk.Ended("case-merging");
        Assert.Equal(["verify-tip"], await walk.Open());
    }

    [Fact]
    public async Task A_leader_who_does_not_agree_leaves_both_cases_as_they_were_and_silence_climbs()
    {
        var leading = await SideWalk.At(house, "verify-tip");
        var walk = await Proposed(leading);
        await walk.Refused("approve-merger", "approved", null, "not-permitted", by: "handler");
        await walk.Escalates("approve-merger");

        await walk.Do("approve-merger", "refused", new() { ["reason"] = "分别办理。" });

        await walk.Ended("case-merging");
        Assert.Equal(["verify-tip"], await walk.Open());
        Assert.Empty((await leading.Now()).Facts.Merged);
    }

    private async Task<SideWalk> Merged(SideWalk leading)
    {
        var walk = await Proposed(leading);
        await walk.Do("approve-merger", "approved");
        return walk;
    }

    private async Task<SideWalk> Proposed(SideWalk leading)
    {
        var walk = await SideWalk.At(house, "verify-tip");
        await walk.Started("handler", "case-merging");
        await walk.Do("propose-merger", "proposed", new() { ["leading"] = (await leading.Now()).Number, ["ground"] = "same-person", ["reason"] = "反映同一人。" });
        await walk.Do("confirm-merger", "agreed");
        return walk;
    }

    private Task<bool> Audited(SideWalk walk, string what) => house.Inside(s => s.GetRequiredService<CaseDb>().Audit.AnyAsync(a => a.Chain == "case/" + walk.Case.CaseId && a.What == what));

    private Rows Deadlines(SideWalk walk) => new(house, walk.Case.CaseId);

    private sealed record Rows(House House, string CaseId)
    {
        public Task<bool> AnyAsync(Func<Qingyi.Server.Deadlines.DeadlineRow, bool> which) =>
            House.Inside(async s => (await s.GetRequiredService<CaseDb>().Deadlines.AsNoTracking().Where(d => d.CaseId == CaseId).ToListAsync()).Any(d => d.Limit != "procedure-step" && which(d)));
    }
}
