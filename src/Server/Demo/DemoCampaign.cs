using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Features.Campaigns;
using Qingyi.Server.Features.Inspections;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Features.Returns;
using Qingyi.Server.Hosting;
using Qingyi.Server.Inner;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Demo;

/// <summary>Plays the demonstration's campaign through the doors that people use, each act on its day; what a plan's day does not allow is left out.</summary>
internal sealed class DemoCampaign(DateOnly today)
{
    private static readonly string[] Everybody = ["province-handler", "city-handler", "county-handler", "province-hospital-hospital", "city-hospital-hospital", "maternity-hospital-hospital", "county-hospital-hospital"];

    /// <summary>The first day on which something is done.</summary>
    public DateOnly First => today.AddDays(-DemoPlan.Began);

    /// <summary>Between the morning's sweep and the opening of the office.</summary>
    public async Task On(DateOnly day, IServiceProvider house, CancellationToken cancellation)
    {
        var hands = new DemoHands(house, cancellation);
        await ((day.DayNumber - today.DayNumber) switch
        {
            -DemoPlan.Began => Begin(hands),
            -40 => HandIn(hands, "tip-channels", Everybody),
            -30 => hands.As<AdvanceCampaign>("province-leader", a => a.Advance(DemoPlan.Id, new CampaignAdvance("advance"), cancellation)),
            -15 => HandIn(hands, "institution-plan", Everybody.Except(["county-handler"])),
            -14 => Plans(hands),
            -9 => HandIn(hands, "quarterly-progress", ["county-hospital-hospital", "city-hospital-hospital"]),
            -8 => Sum(hands, "county", "county-hospital"),
            -6 => hands.As<JudgeReturn>("city-section-head", j => j.Chase(new ReturnChase(DemoPlan.Id, "quarterly-progress", null, null, "请于本周内报送。"), cancellation)),
            -5 => Sum(hands, "city", "county", "city-hospital"),
            -4 => Upward(hands),
            -2 => SelfChecks(hands),
            -20 => Institutions(hands),
            -7 => Draw(hands),
            _ => Task.CompletedTask,
        });
    }

    private async Task Begin(DemoHands hands)
    {
        await hands.Do(async services =>
        {
            var (db, calendar) = (services.GetRequiredService<CaseDb>(), services.GetRequiredService<House>().Calendar.Days);
            var yaml = DemoPlan.Yaml(today, new DateOnly(calendar.Years[^1], 12, 31));
            db.Campaigns.Add(new CampaignRow { Id = DemoPlan.Id, OrganisationId = "province", Title = PlanReader.Read(yaml, DemoPlan.Id).Plan!.Title, Yaml = yaml, ShippedHash = "", Phase = CampaignPhases.Planned, Version = 1 });
            await AuditChain.Append(db, ImportPlans.Chain, services.GetRequiredService<TimeProvider>().GetUtcNow(), "plan-added", null, new JsonObject { ["campaign"] = DemoPlan.Id }, hands.Cancellation);
            await db.SaveChangesAsync(hands.Cancellation);
        });
        await hands.As<AdvanceCampaign>("province-leader", a => a.Advance(DemoPlan.Id, new CampaignAdvance("advance"), hands.Cancellation));
    }

    private static async Task HandIn(DemoHands hands, string obligation, IEnumerable<string> users)
    {
        foreach (var user in users)
        {
            await hands.HandIn(user, obligation);
        }
    }

    private static async Task Plans(DemoHands hands)
    {
        await hands.Judge("province-section-head", "city", "institution-plan", null);
        await hands.Judge("province-section-head", "province-hospital", "institution-plan", null);
        await hands.Judge("city-section-head", "city-hospital", "institution-plan", null);
        await hands.Judge("county-section-head", "county-hospital", "institution-plan", "方案没有写明责任科室和时限，请补充。");
    }

    /// <summary>What came from below is received, then added up and handed in.</summary>
    private static async Task Sum(DemoHands hands, string unit, params string[] below)
    {
        foreach (var one in below)
        {
            await hands.Judge($"{unit}-section-head", one, "quarterly-progress", null);
        }

        await hands.HandIn($"{unit}-handler", "quarterly-progress");
    }

    private static async Task Upward(DemoHands hands)
    {
        await hands.Judge("province-section-head", "city", "quarterly-progress", null);
        await hands.HandIn("province-hospital-hospital", "quarterly-progress");
    }

    private static async Task SelfChecks(DemoHands hands)
    {
        await hands.HandIn("city-hospital-hospital", "self-check");
        await hands.HandIn("county-hospital-hospital", "self-check");
        await hands.Judge("county-section-head", "county-hospital", "self-check", "自查没有覆盖耗材采购，请补充。");
        await hands.Fill("maternity-hospital-hospital", "self-check");
    }

    private static async Task Institutions(DemoHands hands)
    {
        foreach (var (code, type, level, organisation, name) in new[] { ("990100-1", "general", "3", "city-hospital", "示例市第一医院"), ("990100-2", "maternal", "2", "maternity-hospital", "示例市妇幼保健院") })
        {
            await hands.As<KeepEntry>("city-section-head", k => k.Create("institutions", new JsonObject { ["code"] = code, ["name"] = name, ["type"] = type, ["level"] = level, ["owner"] = "public", ["institution"] = organisation }, hands.Cancellation));
        }
    }

    /// <summary>One of the city's two hospitals is drawn and inspected: two findings go into its ledger, and the circular waits for the leader.</summary>
    private async Task Draw(DemoHands hands)
    {
        var round = (await hands.As<OpenRound, Domain.Outcome<string>>("city-section-head", o => o.Open(new RoundOpening(DemoPlan.Id, "supervision", $"{today.Year}"), hands.Cancellation))).Value;
        if (round is null)
        {
            return;
        }

        await hands.As<FixList>("city-section-head", f => f.Fix(round, new ListFixing("体育彩票排列五当日开奖号码", [new TakeItem("all", 1)]), hands.Cancellation));
        await hands.As<DrawRound>("city-section-head", d => d.Draw(round, new DrawRequest("3 1 4 1 5"), hands.Cancellation));
        await hands.Rest();
        var (unit, matter) = await hands.Ask(async db => await db.InspectionVisits.AsNoTracking().Where(v => v.RoundId == round).Select(v => new { v.InstitutionId, v.MatterId }).FirstAsync(hands.Cancellation) is var v ? (v.InstitutionId!, v.MatterId!) : default);
        string[] problems = ["医药代表接待登记缺少预约记录。", "上缴登记台账没有见证人签字。"];
        var items = Checklists.For(DemoPlan.Id, areas: false).Items;
        await hands.Complete(matter, "inspect", "inspected", new JsonObject
        {
            ["method"] = "unannounced",
            ["checklist"] = new JsonArray([.. items.Select((x, i) => (JsonNode)new JsonObject { ["item"] = x.Id, ["result"] = i < problems.Length ? "problem" : "good", ["note"] = "现场核对。" })]),
            ["findings"] = new JsonArray([.. problems.Select((p, i) => (JsonNode)new JsonObject { ["institution"] = unit, ["item"] = items[i].Id, ["problem"] = p, ["days"] = 10 })]),
        });
        await hands.Complete(matter, "confirm", "agreed", []);
        await hands.Complete(matter, "circular", "done", new JsonObject { ["scope"] = "inspected", ["summary"] = "督导发现两个问题，限期整改。" });
        await hands.Rest();
    }
}
