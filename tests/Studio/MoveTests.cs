using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.People;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Studio;

/// <summary>Running cases move to a newly published edition by a plan: mapping, dry run, a second person's approval, and the move itself.</summary>
public sealed class MoveTests : IAsyncLifetime
{
    private const string Key = RecordTipOff.Workflow;
    private readonly House house = new();

    public ValueTask InitializeAsync() => house.InitializeAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_waiting_case_goes_on_in_the_new_edition_at_the_step_that_a_person_chose()
    {
        await One("start", "review");
        var walk = new CaseWalk(house);
        await walk.TipOff();
        var task = Assert.Single(await walk.Inbox("leader"));
        (await (await walk.As("leader")).PostAsync($"/api/tasks/{task["id"]}/claim", null)).EnsureSuccessStatusCode();
        await OwnEdition.Publish(house,
            [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("first", "leader"), OwnEdition.Opinion("second", "section-head"), OwnEdition.Node("end", "Elsa.End")],
            [OwnEdition.Arrow("start", "first"), OwnEdition.Arrow("first", "second", "approved"), OwnEdition.Arrow("second", "end", "approved")]);
        var plan = new MoveWalk(house);

        var made = await plan.Create("city-edition-1");
        var node = made["mappings"]![0]!["nodes"]!.AsArray().Single(n => (string)n!["old"]! == "review")!;
        var before = MoveWalk.Of(await plan.DryRun(), walk.CaseId);
        await plan.Map(Key, ("review", "first"));
        var early = await plan.Refused("leader", "/approve", new JsonObject { ["reason"] = "同意" });
        var after = MoveWalk.Of(await plan.DryRun(), walk.CaseId);

        Assert.Equal(("none", 1), ((string)node["by"]!, (int)node["waiting"]!));
        Assert.Equal("needs-mapping", before.Verdict);
        Assert.Contains("“review” 正在进行", before.Reasons, StringComparison.Ordinal);
        Assert.Equal("not-checked", early);
        Assert.Equal(("fine", ""), (after.Verdict, after.Reasons));
        Assert.Equal("own-plan", await plan.Refused("supervisor", "/approve", new JsonObject { ["reason"] = "同意" }));
        Assert.Equal("not-approved", await plan.Refused("supervisor", "/run"));
        await plan.Approve();
        await plan.Run();
        var done = await plan.Finished();
        Assert.Equal(("moved", 1, 0), (MoveWalk.Of(done, walk.CaseId).State, (int)done["move"]!["counts"]!["moved"]!, (int)done["move"]!["counts"]!["stay"]!));

        var same = Assert.Single(await walk.Inbox("leader"));
        Assert.Equal(((string)task["id"]!, "first"), ((string)same["id"]!, await NodeOf((string)same["id"]!)));
        Assert.NotNull((string?)same["assignee"]);
        Assert.Equal(HttpStatusCode.OK, (await walk.Complete("leader", same, "approved", [])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await walk.Complete("section-head", Assert.Single(await walk.Inbox("section-head")), "approved", [])).StatusCode);
        Assert.Equal(["start:Started", "start:Completed", "review:Started", "review:Suspended", "Workflow1:Moved", "first:Resumed", "first:Completed", "second:Started", "second:Suspended", "second:Resumed", "second:Completed"],
            (await Journal(walk.CaseId)).Where(l => !l.StartsWith("flow", StringComparison.Ordinal) && l is not ("Workflow1:Started" or "Workflow1:Completed" or "end:Started" or "end:Completed")));
        var stats = await house.As("supervisor");
        var instance = await house.Inside(s => s.GetRequiredService<CaseDb>().Instances.Where(i => i.CaseId == walk.CaseId).Select(i => i.Id).SingleAsync());
        var report = await (await stats.PostAsJsonAsync("/elsa/api/activity-executions/report", new { workflowInstanceId = instance, activityNodeIds = new[] { "Workflow1:flow:first", "Workflow1:flow:review" } })).Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal(["Workflow1:flow:first 1"], report!["stats"]!.AsArray().Select(n => $"{n!["activityNodeId"]} {n["completedCount"]}"));
        Assert.Single(await Audit(walk.CaseId, "case-moved"));
        Assert.Equal("city-edition-2", (await plan.Set(walk.CaseId))[Key]);
    }

    [Fact]
    public async Task The_task_takes_role_title_and_outcomes_of_the_new_drawing_and_keeps_its_holder_and_deadline()
    {
        await One("start", "review", ("limit", "triage"));
        var walk = new CaseWalk(house);
        await walk.TipOff();
        var task = Assert.Single(await walk.Inbox("leader"));
        await OwnEdition.Publish(house,
            [OwnEdition.Node("start", "Elsa.Start"), Opinion("review", "section-head", ["approved", "returned"], ("title", "复核意见"))],
            [OwnEdition.Arrow("start", "review"), OwnEdition.Arrow("review", "start", "returned")]);

        await new MoveWalk(house).Through("city-edition-1");

        Assert.Empty(await walk.Inbox("leader"));
        var moved = Assert.Single(await walk.Inbox("section-head"));
        Assert.Equal(((string)task["id"]!, "复核意见", (string)task["dueAt"]!), ((string)moved["id"]!, (string)moved["name"]!, (string)moved["dueAt"]!));
        Assert.Equal(["approved", "returned"], moved["outcomes"]!.AsArray().Select(o => (string)o!));
    }

    [Fact]
    public async Task A_case_that_cannot_move_stays_and_says_why_while_the_others_move()
    {
        await Fork("review");
        var stuck = new CaseWalk(house);
        await stuck.TipOff();
        await stuck.Complete("section-head", Assert.Single(await stuck.Inbox("section-head")), "approved", []);
        var fine = new CaseWalk(house);
        await fine.TipOff();
        await OwnEdition.Publish(house,
            [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Node("fork", "Elsa.FlowFork", ("branches", OwnEdition.List("a", "b"))), OwnEdition.Opinion("review", "leader"), OwnEdition.Opinion("check", "section-head"), OwnEdition.Opinion("join", "principal-leader")],
            [OwnEdition.Arrow("start", "fork"), OwnEdition.Arrow("fork", "review", "a"), OwnEdition.Arrow("fork", "check", "b"), OwnEdition.Arrow("review", "join", "approved")]);
        var plan = new MoveWalk(house);
        await plan.Create("city-edition-1");

        var tried = await plan.DryRun();
        await plan.Approve();
        await plan.Run();
        var done = await plan.Finished();

        Assert.Equal("impossible", MoveWalk.Of(tried, stuck.CaseId).Verdict);
        Assert.Contains("“check” 已经办完，正在 “join” 等待汇合", MoveWalk.Of(tried, stuck.CaseId).Reasons, StringComparison.Ordinal);
        Assert.Equal(("fine", "moved"), (MoveWalk.Of(done, fine.CaseId).Verdict, MoveWalk.Of(done, fine.CaseId).State));
        Assert.Equal("stays", MoveWalk.Of(done, stuck.CaseId).State);
        Assert.Equal(("city-edition-1", "city-edition-2"), ((await plan.Set(stuck.CaseId))[Key], (await plan.Set(fine.CaseId))[Key]));
        Assert.Equal(HttpStatusCode.OK, (await stuck.Complete("leader", Assert.Single(await stuck.Inbox("leader")), "approved", [])).StatusCode);
        Assert.Single(await stuck.Inbox("principal-leader"));
    }

    [Fact]
    public async Task A_case_that_went_on_since_the_dry_run_is_looked_at_again_and_reported()
    {
        await Fork("review");
        var plan = new MoveWalk(house);
        var gone = new CaseWalk(house);
        await gone.TipOff();
        var onward = new CaseWalk(house);
        await onward.TipOff();
        await OwnEdition.Publish(house,
            [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Node("fork", "Elsa.FlowFork", ("branches", OwnEdition.List("a", "b"))), OwnEdition.Opinion("review", "leader"), OwnEdition.Opinion("check", "section-head"), OwnEdition.Opinion("join", "principal-leader")],
            [OwnEdition.Arrow("start", "fork"), OwnEdition.Arrow("fork", "review", "a"), OwnEdition.Arrow("fork", "check", "b"), OwnEdition.Arrow("review", "join", "approved")]);
        await plan.Create("city-edition-1");
        await plan.DryRun();
        await plan.Approve();
        await gone.Complete("section-head", Assert.Single(await gone.Inbox("section-head")), "approved", []);
        var claimed = Assert.Single(await onward.Inbox("leader"));
        (await (await onward.As("leader")).PostAsync($"/api/tasks/{claimed["id"]}/claim", null)).EnsureSuccessStatusCode();

        await plan.Run();
        var done = await plan.Finished();

        var stays = MoveWalk.Of(done, gone.CaseId);
        Assert.Equal(("impossible", "stays"), (stays.Verdict, stays.State));
        Assert.Contains("预演以后情况有变化", stays.Reasons, StringComparison.Ordinal);
        Assert.Contains("等待汇合", stays.Reasons, StringComparison.Ordinal);
        Assert.Equal(("moved", "预演以后案件又有进展，已重新核对。"), (MoveWalk.Of(done, onward.CaseId).State, MoveWalk.Of(done, onward.CaseId).Reasons));
    }

    [Fact]
    public async Task Parent_and_child_move_as_one_set_and_the_case_goes_on_to_its_end()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("verify-tip");
        await OwnEdition.Redraw(house, "case-verification", text => text.Replace("\"verify\"", "\"look-into\"", StringComparison.Ordinal));
        await OwnEdition.Redraw(house, Key, text => text.Replace("\"verification\"", "\"first-check\"", StringComparison.Ordinal));
        var plan = new MoveWalk(house);
        var made = await plan.Create("case-lifecycle-v1");

        var by = made["mappings"]!.AsArray().SelectMany(m => m!["nodes"]!.AsArray()).Where(n => (string)n!["old"]! is "verify" or "verification").ToDictionary(n => (string)n!["old"]!, n => ((string)n!["by"]!, (string?)n["new"]));
        await plan.DryRun();
        await plan.Approve();
        await plan.Run();
        var done = await plan.Finished();

        Assert.Equal(("act", "look-into"), by["verify"]);
        Assert.Equal(("act", "first-check"), by["verification"]);
        Assert.Equal("moved", MoveWalk.Of(done, walk.CaseId).State);
        var versions = await house.Inside(async s => await s.GetRequiredService<CaseDb>().Instances.AsNoTracking().Where(i => i.CaseId == walk.CaseId && i.Status == "Running").Select(i => i.VersionId).Order().ToListAsync());
        Assert.Equal(["city-case-lifecycle", "city-case-verification"], versions);
        await walk.Until(null);
        Assert.Equal("closed", (string)(await (await walk.As("leader")).GetFromJsonAsync<JsonObject>($"/api/cases/{walk.CaseId}"))!["stage"]!);
    }

    [Fact]
    public async Task A_step_that_a_wrong_drawing_holds_is_mended_by_a_move_and_a_retry()
    {
        await OwnEdition.Publish(house,
            [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("opinion", "leader"), OwnEdition.Node("publish", "Case.PublishNotice")],
            [OwnEdition.Arrow("start", "opinion"), OwnEdition.Arrow("opinion", "publish", "approved")]);
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Complete("leader", Assert.Single(await walk.Inbox("leader")), "approved", []);
        await OwnEdition.Publish(house,
            [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("opinion", "leader"), OwnEdition.Opinion("publish", "publisher")],
            [OwnEdition.Arrow("start", "opinion"), OwnEdition.Arrow("opinion", "publish", "approved")]);

        var plan = new MoveWalk(house);
        await plan.Create("city-edition-1");
        await plan.Map(Key, ("publish", "publish"));
        await plan.DryRun();
        await plan.Approve();
        await plan.Run();
        await plan.Finished();
        var incident = await house.Inside(s => s.GetRequiredService<CaseDb>().Incidents.AsNoTracking().SingleAsync(i => i.CaseId == walk.CaseId && i.ResolvedAt == null));
        var retried = await (await walk.As("supervisor")).PostAsync($"/api/cases/{walk.CaseId}/incidents/{incident.Id}/retry", null);

        Assert.True(retried.IsSuccessStatusCode, await retried.Content.ReadAsStringAsync());
        Assert.Single(await walk.Inbox("publisher"));
    }

    [Fact]
    public async Task Nobody_of_another_organisation_and_nobody_without_the_role_decides_on_a_plan()
    {
        await house.Account("other-supervisor", "样例县业务主管", House.County, Role.Supervisor);
        await house.Account("second-supervisor", "业务主管乙", House.City, Role.Supervisor);
        await One("start", "review");
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await One("start", "review");
        var plan = new MoveWalk(house);
        await plan.Create("city-edition-1");
        await plan.DryRun();

        Assert.Equal("no-such-move", await plan.Refused("other-supervisor", "/approve", new JsonObject { ["reason"] = "同意" }));
        Assert.Equal("no-such-move", await plan.Refused("other-supervisor", "/dry-run"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.As("other-supervisor")).GetAsync(plan.Path)).StatusCode);
        Assert.Equal("not-permitted", await plan.Refused("province-leader", "/approve", new JsonObject { ["reason"] = "同意" }));
        Assert.Equal("not-permitted", await plan.Refused("handler", "/approve", new JsonObject { ["reason"] = "同意" }));
        Assert.Equal("reason-missing", await plan.Refused("second-supervisor", "/approve", new JsonObject { ["reason"] = " " }));
        var none = await (await house.As("other-supervisor")).PostAsJsonAsync($"/api/definitions/{Key}/moves", new { from = "city-edition-1", reason = "试" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        await plan.Approve("second-supervisor");
        await One("start", "review");
        Assert.Equal("superseded", await plan.Refused("supervisor", "/run"));
    }

    private Task One(string start, string task, params (string Name, string Value)[] inputs) => OwnEdition.Publish(house,
        [OwnEdition.Node(start, "Elsa.Start"), Opinion(task, "leader", ["approved"], inputs)], [OwnEdition.Arrow(start, task)]);

    private static JsonObject Opinion(string id, string role, string[] outcomes, params (string Name, string Value)[] inputs) => OwnEdition.Node(id, "Case.HumanTask",
        [("act", OwnEdition.Literal("give-opinion")), ("role", OwnEdition.Literal(role)), ("outcomes", OwnEdition.List(outcomes)), .. inputs.Select(i => (i.Name, (JsonNode)OwnEdition.Literal(i.Value)))]);

    private Task Fork(string first) => OwnEdition.Publish(house,
        [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Node("fork", "Elsa.FlowFork", ("branches", OwnEdition.List("a", "b"))), OwnEdition.Opinion(first, "leader"), OwnEdition.Opinion("check", "section-head"), OwnEdition.Opinion("join", "principal-leader")],
        [OwnEdition.Arrow("start", "fork"), OwnEdition.Arrow("fork", first, "a"), OwnEdition.Arrow("fork", "check", "b"), OwnEdition.Arrow(first, "join", "approved"), OwnEdition.Arrow("check", "join", "approved")]);

    private Task<string> NodeOf(string task) => house.Inside(async s => (await s.GetRequiredService<CaseDb>().Tasks.AsNoTracking().SingleAsync(t => t.Id == task)).NodeId.Split(':')[^1]);

    private Task<List<string>> Journal(string caseId) => house.Inside(s => s.GetRequiredService<CaseDb>().Journal.AsNoTracking().Where(j => j.CaseId == caseId).OrderBy(j => j.Id).Select(j => j.ActivityId + ":" + j.Event).ToListAsync());

    private Task<List<AuditRow>> Audit(string caseId, string what) => house.Inside(s => s.GetRequiredService<CaseDb>().Audit.AsNoTracking().Where(a => a.Chain == "case/" + caseId && a.What == what).ToListAsync());
}
