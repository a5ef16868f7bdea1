using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Qingyi.Server.Features.Collection;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Procedures;

/// <summary>催告与申请强制执行 through the real server.</summary>
public sealed class CollectionTests(House house) : IClassFixture<House>
{
    private const string Procedure = "case-collection";

    [Fact]
    public async Task Nobody_is_reminded_before_the_last_day_of_payment_is_over_and_payment_ends_it()
    {
        var walk = await SideWalk.At(house, "finish-money");
        var early = await walk.Start("handler", Procedure);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "payment-not-due"), (early.StatusCode, await SideWalk.Code(early)));
        await Late(walk);
        Assert.Equal("not-permitted", await SideWalk.Code(await walk.Start("legal-reviewer", Procedure)));
        await walk.Started("handler", Procedure);

        await walk.Do("issue-payment-reminder", "issued", new() { ["servedOn"] = walk.Case.Today });
        await walk.Refused("record-payment", "unpaid", null, "reminder-runs");
        await walk.Refused("record-payment", "paid", new() { ["amount"] = 1 }, "invalid-data");
        var owed = (await walk.Now()).OwedOn(walk.Today);
        await walk.Refused("record-payment", "paid", Paid(walk, owed - 1), "payment-short");
        await walk.Do("record-payment", "paid", Paid(walk, owed));

        await walk.Ended(Procedure);
        Assert.Equal("paid", (await walk.Now()).Facts.Collection!.Ended);
        Assert.Equal("no-fine-owed", await SideWalk.Code(await walk.Start("handler", Procedure)));
    }

    [Fact]
    public async Task A_deferral_that_is_not_kept_leads_to_the_court_within_its_time()
    {
        var walk = await SideWalk.At(house, "finish-money");
        await Late(walk);
        await walk.Started("section-head", Procedure);
        await walk.Do("issue-payment-reminder", "issued", new() { ["servedOn"] = walk.Case.Today });
        await walk.Refused("record-payment", "deferral", null, "reason-missing");
        await walk.Do("record-payment", "deferral", new() { ["reason"] = "生病，暂时无力缴纳。" });
        await walk.Refused("approve-deferral", "approved", null, "invalid-data");
        await walk.Do("approve-deferral", "approved", new() { ["until"] = walk.Today.AddDays(60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["parts"] = 2 });
        await walk.Refused("record-payment", "unpaid", null, "deferral-runs");
        await walk.Escalates("record-payment");
        walk.Until(walk.Today.AddDays(61));
        await walk.Do("record-payment", "unpaid");

        var applied = new JsonObject { ["court"] = "示例区人民法院", ["on"] = walk.Case.Today };
        await walk.Refused("apply-to-court", "applied", applied, "suit-still-open");
        var window = CollectPayment.Window(await walk.Now(), DecidedCase.Calendar);
        walk.Until(window.From);
        await walk.Do("apply-to-court", "applied", new() { ["court"] = "示例区人民法院", ["on"] = walk.Case.Today });
        await walk.Do("record-execution", "paid", Paid(walk, (await walk.Now()).OwedOn(walk.Today)));

        await walk.Ended(Procedure);
    }

    [Fact]
    public async Task After_three_months_the_court_is_asked_with_a_ground_or_not_at_all()
    {
        var walk = await SideWalk.At(house, "finish-money");
        await Late(walk);
        await walk.Started("handler", Procedure);
        await walk.Do("issue-payment-reminder", "issued", new() { ["servedOn"] = walk.Case.Today });
        walk.Until(CollectPayment.Window(await walk.Now(), DecidedCase.Calendar).To.AddDays(1));
        await walk.Do("record-payment", "unpaid");

        await walk.Refused("apply-to-court", "applied", new() { ["court"] = "示例区人民法院", ["on"] = walk.Case.Today }, "court-too-late");
        await walk.Do("apply-to-court", "applied", new() { ["court"] = "示例区人民法院", ["on"] = walk.Case.Today, ["lateGround"] = "当事人下落不明。" });
        await walk.Do("record-execution", "given-up", new() { ["paidOn"] = walk.Case.Today, ["proof"] = "（2027）执1号" });
        await walk.Ended(Procedure);
    }

    private static async Task Late(SideWalk walk) => walk.Until(CollectPayment.PayBy((await walk.Now()).Facts.Service!.On, DecidedCase.Calendar).AddDays(1));

    private static JsonObject Paid(SideWalk walk, decimal amount) => new() { ["amount"] = amount, ["paidOn"] = walk.Case.Today, ["proof"] = "缴款书1号" };
}
