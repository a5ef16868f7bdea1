using System.Net;
using Qingyi.Tests.Registers;

namespace Qingyi.Tests.Campaigns.Lived;

/// <summary>宣传动员, 13 to 31 December 2021: begun by date, left only when its tasks are done or waived by the right level with a reason.</summary>
public sealed partial class NeijiangLife
{
    private async Task Mobilisation()
    {
        Assert.All(await _life.Obligations("nj-supervisor"), o => Assert.Equal(("open", "grey"), ((string)o["state"]!, (string)o["light"]!)));
        await _life.On("2021-12-12");
        Assert.Contains("2021-12-13", await _life.Kept("nj-supervisor"), StringComparison.Ordinal);
        Assert.Empty(await _life.Returns.Own("jia-handler"));
        await _life.On("2021-12-13");
        Assert.Equal("宣传动员", await _life.Advance("nj-supervisor"));
        Assert.Equal(["current", "ahead", "ahead"], (await _life.Get("yi-handler", "/api/campaigns/neijiang-2021"))["phases"]!.AsArray().Select(p => (string)p!["state"]!));

        // The window of the year's returns began on 6 December, before the notice; nobody is late for that.
        await _life.On("2021-12-14");
        var summary = await _life.Own("jia-handler", "annual-summary", "2021");
        Assert.Equal(("2021-12-06", "2021-12-31", false), ((string)summary["opens"]!, (string)summary["due"]!, (bool)summary["late"]!));
        Assert.Equal("open", (string?)summary["state"]);

        foreach (var user in Reporters)
        {
            await _life.HandIn(user, "leading-group");
            await _life.HandIn(user, "goal-breakdown");
        }

        await _life.HandIn("jia-handler", "tip-channels");
        await _life.HandIn("first-hospital", "tip-channels");
        await EndOfYear("2021-12-30", 2021, Reporters);

        await _life.On("2022-01-04");
        Assert.Equal(("missed", "red"), await _life.Obligation("nj-supervisor", "tip-channels"));
        Assert.Equal(("met", "blue"), await _life.Obligation("nj-supervisor", "leading-group"));
        var kept = await _life.Kept("nj-leader");
        Assert.Contains("还有 1 项任务未完成：开设举报专区", kept, StringComparison.Ordinal);

        // 乙区 has joined the city's channels: its own duty is waived, by the city's leader alone and not without a reason.
        Assert.Equal(HttpStatusCode.Forbidden, (await _life.TryWaive("nj-section-head", "tip-channels", null, "yi", "并入市级举报专区。")).StatusCode);
        await RegisterWalk.Refused("not-permitted", await _life.TryWaive("yi-leader", "tip-channels", null, "yi", "并入市级举报专区。"));
        await RegisterWalk.Refused("reason-missing", await _life.TryWaive("nj-leader", "tip-channels", null, "yi", " "));
        await RegisterWalk.Refused("no-such-duty", await _life.TryWaive("nj-leader", "tip-channels", null, "jia-clinic", "并入市级举报专区。"));
        await RegisterWalk.Refused("duty-met", await _life.TryWaive("nj-leader", "leading-group", null, "yi", "并入市级举报专区。"));
        var (punctual, owed) = await Punctual();
        await _life.Done(_life.TryWaive("nj-leader", "tip-channels", null, "yi", "并入市级举报专区。"));
        Assert.Equal((punctual, owed - 1), await Punctual());
        await RegisterWalk.Refused("duty-met", await _life.TryWaive("nj-leader", "tip-channels", null, "yi", "并入市级举报专区。"));
        Assert.Equal(("grey", "已免除", false), Light(await _life.Own("yi-handler", "tip-channels")));

        // What is waived rings nobody: the principal leader, who would have heard on the second working day, hears nothing.
        await _life.On("2022-01-06");
        Assert.Equal(1, await _life.Heard("yi-leader", "开设举报专区"));
        Assert.Equal(0, await _life.Heard("yi-principal-leader", "开设举报专区"));
        Assert.Equal("组织实施", await _life.Advance("nj-leader"));
        await Frozen("phase:mobilisation");
    }

    private async Task<(decimal, decimal)> Punctual()
    {
        var figure = (await _life.Figures("nj-supervisor")).Single(f => (string?)f["key"] == "reports-punctual");
        return ((decimal)figure["part"]!, (decimal)figure["whole"]!);
    }

    private static (string, string, bool) Light(System.Text.Json.Nodes.JsonObject of) => ((string)of["light"]!, (string)of["lightText"]!, (bool)of["late"]!);

    /// <summary>The last days of a year: quarter, year and the plans for the next one.</summary>
    private async Task EndOfYear(string day, int year, IEnumerable<string> users)
    {
        await _life.On(day);
        foreach (var user in users)
        {
            await _life.HandIn(user, "quarterly-progress", $"{year}Q4");
            await _life.HandIn(user, "annual-summary", $"{year}");
            await _life.HandIn(user, "next-year-plan", $"{year}");
        }

        foreach (var user in year < 2024 ? Everybody : [])
        {
            await _life.HandIn(user, "training-plan", $"{year + 1}");
        }
    }

    /// <summary>The figures as they stood are kept under the phase that was left, whatever is entered later.</summary>
    private async Task Frozen(string period)
    {
        var at = (await _life.Figures("nj-supervisor")).Single(f => (string?)f["key"] == "instant-rating-rate");
        var kept = at["frozen"]!.AsArray().Single(f => (string?)f!["period"] == period)!;
        Assert.Equal((decimal)at["part"]!, (decimal)kept["part"]!);
        await _life.Registers.Enter("first-hospital", "satisfaction", new() { ["ratedOn"] = _life.Registers.Day(), ["department"] = "内科", ["stage"] = "settlement", ["score"] = 5 });
        var after = (await _life.Figures("nj-supervisor")).Single(f => (string?)f["key"] == "instant-rating-rate");
        Assert.Equal((decimal)at["part"]! + 1, (decimal)after["part"]!);
        Assert.Equal((decimal)kept["part"]!, (decimal)after["frozen"]!.AsArray().Single(f => (string?)f!["period"] == period)!["part"]!);
    }
}
