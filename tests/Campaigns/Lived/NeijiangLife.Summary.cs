using Qingyi.Tests.Registers;

namespace Qingyi.Tests.Campaigns.Lived;

/// <summary>总结评估, October to December 2024: closed only on the last day, and not while a summary is missing; started anew only when the level above agrees.</summary>
public sealed partial class NeijiangLife
{
    private async Task Summary()
    {
        await _life.On("2024-11-12");
        await Inspect(2024, finishes: true);
        Assert.Equal(("met", "blue"), await _life.Obligation("nj-supervisor", "yearly-supervision/2024"));
        await Window("annual-summary", "2024", "2024-12-04", "2024-12-31");
        await Window("quarterly-progress", "2024Q4", "2024-12-25", "2024-12-31");
        await EndOfYear("2024-12-30", 2024, Reporters);
        foreach (var user in Everybody.Except(["nj-handler", "yi-handler"]))
        {
            await _life.HandIn(user, "final-summary");
        }

        var early = await _life.Kept("nj-leader");
        Assert.Contains("行动至 2024-12-31 结束，今天是 2024-12-30", early, StringComparison.Ordinal);
        Assert.Contains("还有 1 项任务未完成：专项行动全面总结", early, StringComparison.Ordinal);
        await _life.On("2024-12-31");
        Assert.DoesNotContain("2024-12-30", await _life.Kept("nj-leader"), StringComparison.Ordinal);

        // Two working days later the county's principal leader knows; 乙区 hands in, late.
        await _life.On("2025-01-03");
        Assert.Equal(1, await _life.Heard("yi-principal-leader", "专项行动全面总结"));
        Assert.Equal(("missed", "red"), await _life.Obligation("nj-supervisor", "final-summary"));
        Assert.True((bool)(await _life.HandIn("yi-handler", "final-summary"))["summary"]!["late"]!);
        Assert.Equal("已结束", await _life.Advance("nj-leader"));
        await Frozen("phase:summary");
        Assert.Contains("没有下一阶段", await _life.Kept("nj-leader"), StringComparison.Ordinal);
        Assert.All(await _life.Obligations("nj-supervisor"), o => Assert.Equal("met", (string?)o["state"]));
    }

    private async Task Reopening()
    {
        const string Path = "/api/campaigns/neijiang-2021/reopenings";
        await _life.On("2025-01-06");
        await RegisterWalk.Refused("not-permitted", await _life.Post("jia-leader", Path, new { reason = "补查一条线索。" }));
        await RegisterWalk.Refused("reason-missing", await _life.Post("nj-leader", Path, new { reason = "" }));
        await _life.Done(_life.Post("nj-leader", Path, new { reason = "省级抽查要求补充督导。" }));
        await RegisterWalk.Refused("reopening-asked", await _life.Post("nj-leader", Path, new { reason = "再次申请。" }));
        Assert.Equal("已结束", (string?)(await _life.Get("nj-supervisor", "/api/campaigns/neijiang-2021"))["phase"]);

        await RegisterWalk.Refused("not-permitted", await Decide("nj-principal-leader", true, "同意。"));
        await _life.Done(Decide("province-leader", false, "先报补充督导的名单。"));
        Assert.Equal("已结束", (string?)(await _life.Get("nj-supervisor", "/api/campaigns/neijiang-2021"))["phase"]);
        await RegisterWalk.Refused("campaign-moved", await Decide("province-leader", true, "同意。"));
        await _life.Done(_life.Post("nj-leader", Path, new { reason = "名单已报，补充督导。" }));
        await _life.Done(Decide("province-leader", true, "同意重新启动一个月。"));
        Assert.Equal("总结评估", (string?)(await _life.Get("nj-supervisor", "/api/campaigns/neijiang-2021"))["phase"]);
        await RegisterWalk.Refused("campaign-running", await _life.Post("nj-leader", Path, new { reason = "再次申请。" }));

        Assert.Equal("已结束", await _life.Advance("nj-leader"));
        await Frozen("phase:summary:2");
        var frozen = (await _life.Figures("nj-supervisor")).Single(f => (string?)f["key"] == "instant-rating-rate")["frozen"]!.AsArray();
        var phases = frozen.Where(f => ((string)f!["period"]!).StartsWith("phase:", StringComparison.Ordinal)).ToList();
        Assert.Equal(["phase:mobilisation", "phase:implementation", "phase:summary", "phase:summary:2"], phases.Select(f => (string)f!["period"]!));
        Assert.Equal([0m, 1m, 2m, 3m], phases.Select(f => (decimal)f!["part"]!));

        // Every quarter since the campaign began was frozen by the house, once, for the city and for each county.
        string[] quarters = ["2021Q4", .. Enumerable.Range(2022, 3).SelectMany(y => Enumerable.Range(1, 4).Select(q => $"{y}Q{q}"))];
        Assert.Equal(quarters, frozen.Except(phases).Select(f => (string)f!["period"]!));
        Assert.Equal(quarters, (await _life.Figures("yi-supervisor")).Single(f => (string?)f["key"] == "instant-rating-rate")["frozen"]!.AsArray().Select(f => (string)f!["period"]!));
    }

    private async Task<HttpResponseMessage> Decide(string user, bool approved, string opinion)
    {
        var all = await (await _life.Returns.As("nj-leader")).GetAsync("/api/campaigns/neijiang-2021/reopenings");
        var last = System.Text.Json.Nodes.JsonNode.Parse(await all.Content.ReadAsStringAsync())!.AsArray()[^1]!;
        return await _life.Post(user, $"/api/campaigns/neijiang-2021/reopenings/{last["id"]}/decide", new { approved, opinion });
    }
}
