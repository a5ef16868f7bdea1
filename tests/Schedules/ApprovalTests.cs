using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.Cases.Grading;
using Qingyi.Domain.Grading;
using Qingyi.Server.Features.Rules;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Schedules;

/// <summary>A schedule is published with the simulation of exactly its content and the approval of a second person.</summary>
public sealed class ApprovalTests : IAsyncLifetime
{
    private const string Drafts = "/workbench/rules/drafts/";
    private readonly House _house = new();
    private RuleBench _supervisor = null!;
    private RuleBench _leader = null!;

    public async ValueTask InitializeAsync()
    {
        await _house.InitializeAsync();
        _supervisor = await RuleBench.As(_house, "supervisor");
        _leader = await RuleBench.As(_house, "leader");
    }

    public async ValueTask DisposeAsync()
    {
        _supervisor.Dispose();
        _leader.Dispose();
        await _house.DisposeAsync();
    }

    [Fact]
    public async Task A_published_schedule_grades_new_requests_and_a_stored_grading_replays_to_the_identical_answer()
    {
        var walk = new CaseWalk(_house);
        await walk.TipOff();
        await walk.Until("decide-grading");
        var stored = await Proposal(walk.CaseId);

        await Publication.OfOwnArea(_house, ("s1.fine-from", "22000"), ("title", "示例市裁量基准"));

        var again = await Graded(walk, stored.Request);
        Assert.NotEqual(Fine(stored.Response), Fine(again));
        Assert.NotEqual(stored.RuleSet, (string?)again["ruleSet"]);
        Assert.Equal(stored.Response.ToJsonString(), await Replayed(stored.RuleSet, stored.Request));
        Assert.Equal(again.ToJsonString(), await Replayed((string)again["ruleSet"]!, stored.Request));
        await _house.Restart();
        Assert.Equal(stored.Response.ToJsonString(), await Replayed(stored.RuleSet, stored.Request));
        var second = new CaseWalk(_house);
        await second.TipOff();
        await second.Until("decide-grading");
        Assert.Equal(Fine(again), Fine((await Proposal(second.CaseId)).Response));
    }

    [Fact]
    public async Task Neither_the_writer_nor_anybody_who_helped_approves()
    {
        await _house.Account("supervisor-2", "业务主管乙", House.City, "supervisor");
        await _house.Account("supervisor-3", "业务主管丙", House.City, "supervisor");
        await _house.Account("county-leader", "县分管领导", House.County, "leader");
        using var second = await RuleBench.As(_house, "supervisor-2");
        using var third = await RuleBench.As(_house, "supervisor-3");
        using var county = await RuleBench.As(_house, "county-leader");
        var draft = await Sent(("s0.fine-from", "11000"), second);

        var answers = new[] { _supervisor, second, county }.Select(b => b.Send(Drafts + draft + "/approve", ("reason", "同意。")).Result).ToList();
        var approved = await third.Send(Drafts + draft + "/approve", ("reason", "同意。"));

        Assert.Equal([HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound], answers.Select(a => a.Status));
        Assert.All(answers.Take(2), a => Assert.Contains("参与拟稿的人不能审批", a.Text, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, approved.Status);
        Assert.Equal(["published"], (await Published.Versions(_house, Published.Patient)).Where(v => v.Jurisdiction == "370100").Select(v => v.State));
    }

    [Fact]
    public async Task Without_a_simulation_of_exactly_this_content_nothing_is_sent()
    {
        var draft = await _supervisor.Begin(Published.Patient, "own-area");
        await _supervisor.Save(draft, ("s0.fine-from", "11000"));
        var unsimulated = await _supervisor.Send(Drafts + draft + "/submit", ("reason", "细化。"));
        await _supervisor.Simulate(draft);
        await _supervisor.Save(draft, ("s0.fine-from", "12000"));

        var changed = await _supervisor.Send(Drafts + draft + "/submit", ("reason", "细化。"));
        await _supervisor.Simulate(draft);
        var unreasoned = await _supervisor.Send(Drafts + draft + "/submit", ("reason", " "));
        var sent = await _supervisor.Send(Drafts + draft + "/submit", ("reason", "细化。"));
        var late = await _supervisor.Save(draft);
        var saved = await _supervisor.Send(Drafts + draft, ("title", "改"));

        Assert.Equal([HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect], [unsimulated.Status, changed.Status, unreasoned.Status, sent.Status]);
        Assert.Contains("请先用现在的内容试算比对", changed.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (late.Status, saved.Status));
    }

    [Fact]
    public async Task A_draft_that_was_simulated_against_other_rules_is_not_published()
    {
        var draft = await Sent(("s0.fine-from", "11000"));
        await Published.Import(_house, Published.Patient, Published.WithFirstFine(10500, 16000));

        var answer = await _leader.Send(Drafts + draft + "/approve", ("reason", "同意。"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("重新试算", answer.Text, StringComparison.Ordinal);
        Assert.Equal(ScheduleDraftState.Submitted, (await _supervisor.Draft(draft)).State);
    }

    [Fact]
    public async Task A_refusal_returns_the_draft_with_its_reason_and_everything_stands_in_the_chain()
    {
        var draft = await Sent(("s0.fine-from", "11000"));

        await _leader.Send(Drafts + draft + "/refuse", ("reason", "起点偏高。"));
        var page = await _supervisor.Open(Drafts + draft);
        await _supervisor.Save(draft, ("s0.fine-from", "10500"));
        await Publication.Of(_supervisor, _leader, draft);

        Assert.Contains("起点偏高。", page, StringComparison.Ordinal);
        Assert.Contains("已退回修改", page, StringComparison.Ordinal);
        var chain = await _house.Inside(s => s.GetRequiredService<CaseDb>().Audit.AsNoTracking().Where(a => a.Chain == "rules" && a.What != "schedule-shipped").OrderBy(a => a.Sequence).ToListAsync());
        Assert.Equal(
            ["schedule-draft-begun", "schedule-draft-saved", "schedule-simulation-started", "schedule-simulated", "schedule-submitted", "schedule-refused", "schedule-draft-saved", "schedule-simulation-started", "schedule-simulated", "schedule-submitted", "schedule-published"],
            chain.Select(a => a.What));
        Assert.Contains("起点偏高。", chain[5].Data, StringComparison.Ordinal);
        Assert.Contains($"{Published.Patient}@370100-v1", chain[^1].Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_draft_can_be_changed_again()
    {
        var draft = await Sent(("s0.fine-from", "11000"));

        await _supervisor.Send(Drafts + draft + "/withdraw");
        await _supervisor.Save(draft, ("s0.fine-from", "12000"));

        Assert.Contains(("s0.fine-from", "12000"), await _supervisor.Fields(draft));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _leader.Send(Drafts + draft + "/approve", ("reason", "同意。"))).Status);
    }

    [Fact]
    public async Task A_table_from_a_day_on_ends_the_one_before_and_acts_keep_the_table_of_their_day()
    {
        await Publication.OfOwnArea(_house, ("s0.fine-from", "11000"));
        var draft = await _supervisor.Begin($"{Published.Patient}@370100", "successor");

        await _supervisor.Save(draft, ("from", "2026-06-01"), ("s0.fine-from", "15000"));
        await Publication.Of(_supervisor, _leader, draft);

        var versions = await _house.Inside(s => s.GetRequiredService<CaseDb>().Schedules.AsNoTracking().Where(x => x.Jurisdiction == "370100").OrderBy(x => x.Id).ToListAsync());
        Assert.Equal([("national-2022-patient-2@370100-v1", "published"), ("national-2022-patient@370100-v1", "ended"), ("national-2022-patient@370100-v2", "published")], versions.Select(v => (v.Id, v.State)));
        Assert.Equal("2026-06-01", (string?)JsonNode.Parse(versions[2].Json)!["benchmark"]!["to"]);
        var walk = new CaseWalk(_house);
        var (before, after) = (await Graded(walk, Request("2026-05-31")), await Graded(walk, Request("2026-06-01")));
        Assert.Equal((11000m, 15000m), (BandMin(before), BandMin(after)));
    }

    private static JsonObject Request(string day) => new()
    {
        ["id"] = "A-1", ["actedOn"] = day, ["decidedOn"] = day, ["jurisdiction"] = "370100", ["subject"] = new JsonObject { ["kind"] = "physician" },
        ["findings"] = new JsonArray(new JsonObject { ["conduct"] = "red-envelope", ["amount"] = 1500 }),
    };

    private async Task<string> Sent((string Name, string Value) change, RuleBench? helper = null)
    {
        var draft = await _supervisor.Begin(Published.Patient, "own-area");
        await _supervisor.Save(draft, change);
        if (helper is not null)
        {
            await helper.Save(draft, ("title", "示例市裁量基准"));
        }

        await _supervisor.Simulate(draft);
        var sent = await _supervisor.Send(Drafts + draft + "/submit", ("reason", "细化。"));
        Assert.True(sent.Status == HttpStatusCode.Redirect, sent.Text);
        return draft;
    }

    private Task<GradingProposal> Proposal(string id) => _house.Inside(async s => (await s.GetRequiredService<CaseDb>().Cases.AsNoTracking().FirstAsync(c => c.Id == id)).Facts.Proposal!);

    private Task<string> Replayed(string ruleSet, JsonObject stored) => _house.Inside(async s =>
    {
        var request = GradingJson.Read(stored.ToJsonString()).Request!;
        var rules = await s.GetRequiredService<RulesInForce>().At(s.GetRequiredService<CaseDb>(), ruleSet, CancellationToken.None);
        return JsonNode.Parse(GradingJson.Write(rules!.Grade(request, request.DecidedOn!.Value)))!.ToJsonString();
    });

    private static async Task<JsonObject> Graded(CaseWalk walk, JsonObject request)
    {
        var answer = await (await walk.As("handler")).PostAsync("/api/gradings", new StringContent(request.ToJsonString(), Encoding.UTF8, "application/json"));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    private static decimal Fine(JsonObject response) => response["sanctions"]!.AsArray().First(s => (string?)s!["kind"] == "fine")!["proposed"]!.GetValue<decimal>();

    private static decimal BandMin(JsonObject response) => response["sanctions"]!.AsArray().First(s => (string?)s!["kind"] == "fine")!["bandMin"]!.GetValue<decimal>();
}
