using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Cases;

/// <summary>What a supervisor can do about a step that is held, over HTTP.</summary>
public sealed class IncidentTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_held_step_is_listed_for_the_supervisor_with_what_why_and_since_when()
    {
        var (walk, incident) = await Held();

        var item = await (await walk.As("supervisor")).GetFromJsonAsync<JsonObject>($"/api/incidents/{incident}");

        Assert.Contains("“本市流程”的“publish”没有办成：", (string)item!["sentence"]!, StringComparison.Ordinal);
        Assert.Contains("2026-11-", (string)item["sentence"]!, StringComparison.Ordinal);
        Assert.Equal(["retry", "skip", "hand-over", "cancel"], item["may"]!.AsArray().Select(n => (string)n!));
        Assert.Contains(incident, (await (await walk.As("supervisor")).GetStringAsync("/api/incidents")), StringComparison.Ordinal);
        await house.Account("county-supervisor", "县业务主管", House.County, "supervisor");
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.As("county-supervisor")).GetAsync($"/api/incidents/{incident}")).StatusCode);
    }

    [Fact]
    public async Task A_retry_that_is_refused_again_changes_nothing()
    {
        var (walk, incident) = await Held();
        var before = await Chain(walk.CaseId);

        var answer = await Post(walk, incident, "retry", new { reason = "再试一次" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(before, await Chain(walk.CaseId));
        Assert.Equal(HttpStatusCode.OK, (await (await walk.As("supervisor")).GetAsync($"/api/incidents/{incident}")).StatusCode);
    }

    [Fact]
    public async Task A_skip_needs_a_reason_and_goes_on_and_the_reason_is_sealed()
    {
        var (walk, incident) = await Held();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(walk, incident, "skip", new { })).StatusCode);

        var answer = await Post(walk, incident, "skip", new { reason = "当事人已经另行公告，不再公示" });

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Single(await walk.Inbox("section-head"));
        Assert.Equal("step-skipped", (await Chain(walk.CaseId)).First(w => w.StartsWith("step-s", StringComparison.Ordinal)));
        Assert.DoesNotContain(await Rows(walk.CaseId), r => r.Contains("另行公告", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Conflict, (await Post(walk, incident, "skip", new { reason = "又一次" })).StatusCode);
    }

    [Fact]
    public async Task A_step_handed_to_a_colleague_is_recorded_by_her_and_goes_on_with_her_outcome()
    {
        var (walk, incident) = await Held();
        Assert.Equal(HttpStatusCode.NotFound, (await Post(walk, incident, "hand-over", new { reason = "请代办", to = "county-handler" })).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await Post(walk, incident, "hand-over", new { reason = "请代办", to = "publisher" })).StatusCode);

        var task = Assert.Single(await walk.Inbox("publisher"));
        Assert.Equal(("record-held-step", "补办：publish"), ((string?)task["act"], (string?)task["name"]));
        Assert.Empty(await walk.Inbox("section-head"));
        Assert.Equal(HttpStatusCode.BadRequest, (await walk.Complete("publisher", task, "Done", [])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await walk.Complete("publisher", task, "Done", new() { ["done"] = "已在公告栏张贴。" })).StatusCode);
        Assert.Single(await walk.Inbox("section-head"));
        Assert.DoesNotContain(await Rows(walk.CaseId), r => r.Contains("公告栏", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancelling_ends_the_workflow_with_its_tasks_and_incidents()
    {
        var (walk, incident) = await Held(beside: true);
        Assert.Single(await walk.Inbox("principal-leader"));

        Assert.Equal(HttpStatusCode.NoContent, (await Post(walk, incident, "cancel", new { reason = "画错了，另行办理" })).StatusCode);

        Assert.Empty(await walk.Inbox("principal-leader"));
        var instance = await house.Inside(s => s.GetRequiredService<CaseDb>().Instances.AsNoTracking().SingleAsync(i => i.CaseId == walk.CaseId));
        Assert.Equal(("Finished", "Cancelled"), (instance.Status, instance.SubStatus));
        Assert.False(await house.Inside(s => s.GetRequiredService<CaseDb>().Incidents.AnyAsync(i => i.CaseId == walk.CaseId && i.ResolvedAt == null)));
    }

    [Fact]
    public async Task An_inner_step_that_is_held_goes_on_when_it_is_retried_or_is_given_up()
    {
        await OwnEdition.Publish(house, [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Node("call", "Elsa.DispatchWorkflow", ("workflowDefinitionId", OwnEdition.Literal("missing")))],
            [OwnEdition.Arrow("start", "call")]);
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await house.Rest();
        var first = await Open(walk.CaseId);

        Assert.Equal(HttpStatusCode.NoContent, (await Post(walk, first, "retry", new { })).StatusCode);
        await house.Rest();

        var second = await Open(walk.CaseId);
        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(walk, second, "hand-over", new { reason = "请代办", to = "publisher" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Post(walk, second, "skip", new { reason = "不需要" })).StatusCode);
        await house.Rest();
        Assert.False(await house.Inside(s => s.GetRequiredService<CaseDb>().Incidents.AnyAsync(i => i.CaseId == walk.CaseId && i.ResolvedAt == null)));
    }

    // After the leader's opinion a notice is to be published, which is unlawful at this stage.
    private async Task<(CaseWalk Walk, string Incident)> Held(bool beside = false)
    {
        await OwnEdition.Publish(house,
            [
                OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("opinion", "leader"), OwnEdition.Node("publish", "Case.PublishNotice"), OwnEdition.Opinion("after", "section-head"),
                .. beside ? [OwnEdition.Opinion("beside", "principal-leader")] : Array.Empty<JsonNode>(),
            ],
            [
                OwnEdition.Arrow("start", "opinion"), OwnEdition.Arrow("opinion", "publish", "approved"), OwnEdition.Arrow("publish", "after"),
                .. beside ? [OwnEdition.Arrow("start", "beside")] : Array.Empty<JsonNode>(),
            ]);
        var walk = new CaseWalk(house);
        await walk.TipOff();
        Assert.Equal(HttpStatusCode.OK, (await walk.Complete("leader", Assert.Single(await walk.Inbox("leader")), "approved", [])).StatusCode);
        return (walk, await Open(walk.CaseId));
    }

    private Task<string> Open(string caseId) => house.Inside(s => s.GetRequiredService<CaseDb>().Incidents.Where(i => i.CaseId == caseId && i.ResolvedAt == null).Select(i => i.Id).SingleAsync());

    private static async Task<HttpResponseMessage> Post(CaseWalk walk, string incident, string how, object decision) =>
        await (await walk.As("supervisor")).PostAsJsonAsync($"/api/incidents/{incident}/{how}", decision);

    private Task<List<string>> Chain(string caseId) => house.Inside(s =>
        s.GetRequiredService<CaseDb>().Audit.Where(a => a.Chain == "case/" + caseId).OrderBy(a => a.Sequence).Select(a => a.What).ToListAsync());

    private Task<List<string>> Rows(string caseId) => house.Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        return (List<string>)[
            .. await db.Audit.Where(a => a.Chain == "case/" + caseId).Select(a => a.Data).ToListAsync(), .. await db.Instances.Where(i => i.CaseId == caseId).Select(i => i.State).ToListAsync(),
            .. await db.Journal.Where(j => j.CaseId == caseId).Select(j => j.ActivityState + j.Outputs + j.Message).ToListAsync(),
        ];
    });
}
