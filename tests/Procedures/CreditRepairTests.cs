using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Procedures;

/// <summary>信用修复 through the real server.</summary>
public sealed class CreditRepairTests(House house) : IClassFixture<House>
{
    private const string Procedure = "case-credit-repair";

    [Fact]
    public async Task A_granted_repair_takes_the_notice_down_and_tells_the_applicant()
    {
        var walk = await SideWalk.Closed(house);
        var early = await walk.Start("handler", Procedure);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "repair-too-early"), (early.StatusCode, await SideWalk.Code(early)));
        var notice = (await walk.Now()).Facts.Notice!.Id;
        walk.Until(walk.Today.AddMonths(3).AddDays(1));
        await walk.Started("handler", Procedure);
        Assert.Contains(await Shown(), n => n == notice);

        await walk.Do("register-repair", "registered", new() { ["appliedOn"] = walk.Case.Today, ["materials"] = "申请书" });
        await walk.Refused("check-repair", "unfulfilled", null, "reason-missing");
        await walk.Do("check-repair", "fulfilled");
        await walk.Refused("decide-repair", "granted", null, "not-permitted", by: "publisher");
        await walk.Do("decide-repair", "granted");
        await walk.Do("end-publicity", "removed");
        await walk.Do("tell-applicant", "told", new() { ["on"] = walk.Case.Today, ["how"] = "电话" });

        await walk.Ended(Procedure);
        Assert.DoesNotContain(await Shown(), n => n == notice);
        Assert.Equal(HttpStatusCode.Gone, (await house.Anyone().GetAsync($"/api/notices/{notice}")).StatusCode);
        Assert.Null((await walk.Now()).Facts.Notice!.WithdrawnAt);
        Assert.Equal("already-repaired", await SideWalk.Code(await walk.Start("handler", Procedure)));
    }

    [Fact]
    public async Task What_is_not_carried_out_is_not_repaired_and_the_applicant_hears_it()
    {
        var walk = await SideWalk.At(house, "finish-money");
        while (!(await walk.Open()).SequenceEqual(["finish-money"]))
        {
            await walk.Case.Do((await walk.Open()).First(a => a != "finish-money"));
        }

        walk.Until(walk.Today.AddMonths(3).AddDays(1));
        await walk.Started("section-head", Procedure);
        await walk.Do("register-repair", "registered", new() { ["appliedOn"] = walk.Case.Today, ["materials"] = "申请书" });
        await walk.Refused("check-repair", "fulfilled", null, "not-carried-out");
        await walk.Escalates("check-repair");
        await walk.Do("check-repair", "unfulfilled", new() { ["reason"] = "罚款未缴。" });
        await walk.Refused("decide-repair", "granted", null, "not-carried-out");
        await walk.Do("decide-repair", "refused", new() { ["reason"] = "没有履行完毕。" });
        await walk.Do("tell-applicant", "told", new() { ["on"] = walk.Case.Today, ["how"] = "书面" });
        await walk.Ended(Procedure);
    }

    private async Task<List<string>> Shown() => [.. (await house.Anyone().GetFromJsonAsync<JsonArray>("/api/notices"))!.Select(n => (string)n!["id"]!)];
}
