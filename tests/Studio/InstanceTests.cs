using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Studio;

/// <summary>What Elsa Studio's instance list and viewer ask, against the shapes of the wire contract.</summary>
public sealed class InstanceTests(House house) : IClassFixture<House>
{
    private const string Secret = "机密线索甲乙丙丁";
    private static readonly string[] Statuses = ["Running", "Finished"];
    private static readonly string[] Events = ["Started", "Resumed", "Suspended", "Completed", "Canceled", "Faulted"];

    [Fact]
    public async Task The_viewer_sees_where_a_case_waits_and_nothing_that_is_sealed()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff(text: Secret);
        await walk.Until("verify-tip");
        var (number, _) = await Case(walk.CaseId);
        var api = await Studio("supervisor");

        var list = await Post(api, "workflow-instances", new JsonObject { ["page"] = 0, ["pageSize"] = 10, ["status"] = "Running", ["correlationId"] = number, ["definitionIds"] = new JsonArray(), ["timestampFilters"] = new JsonArray() });

        Assert.Equal(2, (int)list["totalCount"]!);
        foreach (var item in list["items"]!.AsArray())
        {
            Assert.Equal(("Running", "Suspended", number), ((string)item!["status"]!, (string)item["subStatus"]!, (string)item["correlationId"]!));
            Assert.True(DateTimeOffset.TryParse((string)item["createdAt"]!, System.Globalization.CultureInfo.InvariantCulture, out _));
            Assert.True(item.AsObject().ContainsKey("finishedAt"));
        }

        var child = list["items"]!.AsArray().Single(i => (string)i!["definitionId"]! == "case-verification")!;
        var id = (string)child["id"]!;
        var detail = await Get(api, $"workflow-instances/{id}");
        var bookmark = Assert.Single(detail["workflowState"]!["bookmarks"]!.AsArray())!;
        var nodeId = (string)bookmark["activityNodeId"]!;
        Assert.Contains(nodeId, await NodeIds((string)child["definitionVersionId"]!));
        Assert.Equal(("Case.HumanTask", "verify-tip"), ((string)bookmark["name"]!, (string)bookmark["payload"]!["act"]!));
        AssertNoNullLists(detail);

        var journal = await Post(api, $"workflow-instances/{id}/journal?skip=0&take=100", Filter(excluded: ["Elsa.Workflow", "Elsa.Flowchart"]));
        var lines = journal["items"]!.AsArray();
        Assert.Equal((int)journal["totalCount"]!, lines.Count);
        Assert.Equal(lines.Select(l => (int)l!["sequence"]!).Order(), lines.Select(l => (int)l!["sequence"]!));
        Assert.All(lines, l => Assert.Contains((string)l!["eventName"]!, Events));
        Assert.DoesNotContain(lines, l => (string)l!["activityType"]! is "Elsa.Workflow" or "Elsa.Flowchart");
        Assert.Equal("Suspended", (string)lines[^1]!["eventName"]!);
        Assert.Equal((string)bookmark["activityInstanceId"]!, (string)lines[^1]!["activityInstanceId"]!);

        var report = await Post(api, "activity-executions/report", new JsonObject { ["workflowInstanceId"] = id, ["activityNodeIds"] = new JsonArray([nodeId, "Workflow1:flow:start", "Workflow1:flow:nobody"]) });
        var badges = report["stats"]!.AsArray().ToDictionary(s => (string)s!["activityNodeId"]!, s => s!.AsObject());
        Assert.Equal(2, badges.Count);
        Assert.Equal((1, 0, 1, true), ((int)badges[nodeId]["startedCount"]!, (int)badges[nodeId]["completedCount"]!, (int)badges[nodeId]["uncompletedCount"]!, (bool)badges[nodeId]["isBlocked"]!));
        Assert.Equal((1, 1, 0, false), ((int)badges["Workflow1:flow:start"]["startedCount"]!, (int)badges["Workflow1:flow:start"]["completedCount"]!, (int)badges["Workflow1:flow:start"]["uncompletedCount"]!, (bool)badges["Workflow1:flow:start"]["isBlocked"]!));

        var executions = await Get(api, $"activity-executions/list?WorkflowInstanceId={id}&ActivityNodeId={nodeId}");
        var execution = Assert.Single(executions["items"]!.AsArray())!;
        Assert.Equal((1, "Running", true), ((int)executions["count"]!, (string)execution["status"]!, (bool)execution["hasBookmarks"]!));
        Assert.Equal("verify-tip", (string)execution["activityState"]!["Act"]!);
        var summaries = await Get(api, $"activity-execution-summaries/list?WorkflowInstanceId={id}");
        Assert.All(summaries["items"]!.AsArray(), s => Assert.False(s!.AsObject().ContainsKey("activityState")));
        var same = await Get(api, $"activity-executions/by-id?id={execution["id"]}");
        Assert.Equal((string)execution["id"]!, (string)same["id"]!);
        var stack = await Get(api, $"activity-executions/{execution["id"]}/call-stack");
        Assert.Equal(["Workflow1", "Workflow1:flow", nodeId], stack["items"]!.AsArray().Select(s => (string)s!["activityNodeId"]!));

        var state = await Get(api, $"workflow-instances/{id}/execution-state");
        Assert.Equal(("Running", "Suspended"), ((string)state["status"]!, (string)state["workflowSubStatus"]!));
        var main = (string)list["items"]!.AsArray().Single(i => (string)i!["definitionId"]! == "case-lifecycle")!["id"]!;
        var variables = await Get(api, $"workflow-instances/{main}/variables");
        Assert.Contains(variables["items"]!.AsArray(), v => (string)v!["name"]! == "Outcome");
        var file = await api.GetAsync($"workflow-instances/{id}/export");
        var exported = await file.Content.ReadAsStringAsync();
        Assert.Contains("workflow-instance-", file.Content.Headers.ContentDisposition!.FileName!, StringComparison.Ordinal);
        foreach (var text in new[] { detail.ToJsonString(), journal.ToJsonString(), executions.ToJsonString(), exported })
        {
            Assert.DoesNotContain(Secret, System.Text.RegularExpressions.Regex.Unescape(text), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_list_filters_orders_and_pages()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("assign-handlers");
        var first = await Case(walk.CaseId);
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        await walk.TipOff();
        var second = await Case(walk.CaseId);
        var api = await Studio("supervisor");
        async Task<IReadOnlyList<string>> Numbers(JsonObject filter) =>
            [.. (await Post(api, "workflow-instances", filter))["items"]!.AsArray().Select(i => (string)i!["correlationId"]!)];

        var newest = await Numbers(new JsonObject { ["pageSize"] = 1, ["definitionId"] = "case-lifecycle", ["orderBy"] = "Created", ["orderDirection"] = "Descending" });
        var oldest = await Numbers(new JsonObject { ["page"] = 1, ["pageSize"] = 1, ["definitionIds"] = new JsonArray("case-lifecycle"), ["orderBy"] = "Created", ["orderDirection"] = "Descending" });

        Assert.Equal([second.Number], newest);
        Assert.NotEqual([second.Number], oldest);
        Assert.Equal([first.Number], (await Numbers(new JsonObject { ["searchTerm"] = first.Number })).Distinct());
        Assert.Empty(await Numbers(new JsonObject { ["searchTerm"] = "没有的案号" }));
        Assert.Empty(await Numbers(new JsonObject { ["statuses"] = new JsonArray("Finished"), ["searchTerm"] = second.Number, ["definitionId"] = "case-lifecycle" }));
        Assert.Empty(await Numbers(new JsonObject { ["subStatus"] = "Faulted" }));
        Assert.Empty(await Numbers(new JsonObject { ["hasIncidents"] = true, ["searchTerm"] = second.Number }));
        Assert.NotEmpty(await Numbers(new JsonObject { ["hasIncidents"] = false, ["version"] = 1, ["searchTerm"] = second.Number }));
        Assert.Empty(await Numbers(new JsonObject { ["version"] = 99 }));
        Assert.Empty(await Numbers(new JsonObject { ["isSystem"] = true }));
        Assert.Equal([second.Number], (await Numbers(new JsonObject
        {
            ["timestampFilters"] = new JsonArray(new JsonObject { ["column"] = "CreatedAt", ["operator"] = "GreaterThan", ["timestamp"] = house.Clock.GetUtcNow().AddMinutes(-1).ToString("O") }),
        })).Distinct());
    }

    [Fact]
    public async Task A_case_out_of_sight_is_an_instance_that_does_not_exist()
    {
        await house.Account("other-supervisor", "样例县业务主管", House.County, Role.Supervisor);
        await house.Account("upper-supervisor", "省业务主管", House.Province, Role.Supervisor);
        await house.Account("instance-administrator", "管理员乙", House.City, Role.Administrator);
        var walk = new CaseWalk(house);
        await walk.TipOff();
        var id = await house.Inside(s => s.GetRequiredService<CaseDb>().Instances.Where(i => i.CaseId == walk.CaseId).Select(i => i.Id).FirstAsync());
        async Task<(int Listed, HttpStatusCode Read, HttpStatusCode Report, HttpStatusCode Cancelled)> Sees(string user)
        {
            var api = await Studio(user);
            var list = await Post(api, "workflow-instances", new JsonObject { ["searchTerm"] = id });
            var report = await api.PostAsJsonAsync("activity-executions/report", new { workflowInstanceId = id, activityNodeIds = new[] { "Workflow1" } });
            var cancelled = user == "supervisor" ? HttpStatusCode.NotFound : (await api.PostAsync($"cancel/workflow-instances/{id}", null)).StatusCode;
            return ((int)list["totalCount"]!, (await api.GetAsync($"workflow-instances/{id}")).StatusCode, report.StatusCode, cancelled);
        }

        Assert.Equal((0, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound), await Sees("other-supervisor"));
        Assert.Equal((0, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Forbidden), await Sees("auditor"));
        Assert.Equal((0, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Forbidden), await Sees("instance-administrator"));
        Assert.Equal((1, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound), await Sees("supervisor"));
        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            (await db.Cases.FirstAsync(c => c.Id == walk.CaseId)).Confidential = true;
            return await db.SaveChangesAsync();
        });
        Assert.Equal((0, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound), await Sees("supervisor"));
    }

    [Fact]
    public async Task Cancelling_ends_the_tasks_leaves_an_entry_and_nothing_is_ever_deleted()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        var id = await house.Inside(s => s.GetRequiredService<CaseDb>().Instances.Where(i => i.CaseId == walk.CaseId && i.ParentId == null).Select(i => i.Id).SingleAsync());
        var api = await Studio("supervisor");

        var deleted = await api.DeleteAsync($"workflow-instances/{id}");
        using var fromStudio = new HttpRequestMessage(HttpMethod.Delete, $"workflow-instances/{id}");
        fromStudio.Headers.Add("Sec-Fetch-Site", "same-origin");
        var told = await api.SendAsync(fromStudio);
        var cancelled = await api.PostAsync($"cancel/workflow-instances/{id}", null);
        var again = await Post(api, "bulk-actions/cancel/workflow-instances", new JsonObject { ["ids"] = new JsonArray(id) });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, deleted.StatusCode);
        Assert.Equal(0, (int)(await told.Content.ReadFromJsonAsync<JsonObject>())!["deleted"]!);
        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
        Assert.Equal(0, (int)again["cancelled"]!);
        var detail = await Get(api, $"workflow-instances/{id}");
        Assert.Equal(("Finished", "Cancelled"), ((string)detail["status"]!, (string)detail["subStatus"]!));
        Assert.NotNull((string?)detail["finishedAt"]);
        Assert.Empty(await walk.Inbox("intake"));
        var entry = await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.SingleAsync(a => a.Chain == "case/" + walk.CaseId && a.What == "instance-cancelled"));
        Assert.NotNull((string?)JsonNode.Parse(entry.Data)!["reason"]);
    }

    [Fact]
    public async Task Sixty_four_tasks_of_one_instance_are_sixty_four_amber_badges()
    {
        await using var apart = new House();
        await apart.InitializeAsync();
        string[] branches = [.. Enumerable.Range(0, 64).Select(n => $"b{n}")];
        await OwnEdition.Publish(apart,
            [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Node("fork", "Elsa.FlowFork", ("branches", OwnEdition.List(branches))), .. branches.Select(b => OwnEdition.Opinion("task-" + b, "leader"))],
            [OwnEdition.Arrow("start", "fork"), .. branches.Select(b => OwnEdition.Arrow("fork", "task-" + b, b))]);
        var walk = new CaseWalk(apart);
        await walk.TipOff();
        var (number, _) = await Case(walk.CaseId, apart);
        var api = await Studio("supervisor", apart);

        var list = await Post(api, "workflow-instances", new JsonObject { ["correlationId"] = number });
        var id = (string)Assert.Single(list["items"]!.AsArray())!["id"]!;
        var detail = await Get(api, $"workflow-instances/{id}");
        var report = await Post(api, "activity-executions/report", new JsonObject { ["workflowInstanceId"] = id, ["activityNodeIds"] = new JsonArray([.. branches.Select(b => (JsonNode)$"Workflow1:flow:task-{b}")]) });

        Assert.Equal(64, detail["workflowState"]!["bookmarks"]!.AsArray().Count);
        Assert.Equal(64, report["stats"]!.AsArray().Count(s => (bool)s!["isBlocked"]! && (int)s["startedCount"]! == 1));
    }

    private async Task<HttpClient> Studio(string user, House? of = null)
    {
        var at = of ?? house;
        var client = at.Anyone();
        client.BaseAddress = new Uri(at.Url + "/elsa/api/");
        client.DefaultRequestHeaders.Authorization = (await at.As(user)).DefaultRequestHeaders.Authorization;
        return client;
    }

    private Task<(string Number, string Title)> Case(string id, House? at = null) => (at ?? house).Inside(async s =>
    {
        var of = await s.GetRequiredService<CaseDb>().Cases.AsNoTracking().SingleAsync(c => c.Id == id);
        return (of.Number, of.Title);
    });

    private Task<IReadOnlyList<string>> NodeIds(string versionId) => house.Inside(s =>
        Task.FromResult<IReadOnlyList<string>>([.. s.GetRequiredService<Definitions>().Compiled(versionId).Nodes.Select(n => n.NodeId)]));

    private static JsonObject Filter(string[] excluded) => new()
    {
        ["filter"] = new JsonObject { ["activityIds"] = null, ["activityNodeIds"] = null, ["excludedActivityTypes"] = new JsonArray([.. excluded.Select(e => (JsonNode)e)]), ["eventNames"] = null },
    };

    private static async Task<JsonObject> Get(HttpClient api, string path)
    {
        var answer = await api.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static async Task<JsonObject> Post(HttpClient api, string path, JsonObject body)
    {
        var answer = await api.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static void AssertNoNullLists(JsonObject detail)
    {
        Assert.Contains((string)detail["status"]!, Statuses);
        foreach (var list in new[] { "bookmarks", "incidents", "completionCallbacks", "activityExecutionContexts" })
        {
            Assert.IsType<JsonArray>(detail["workflowState"]![list]);
        }

        foreach (var values in new[] { "input", "output", "properties" })
        {
            Assert.IsType<JsonObject>(detail["workflowState"]![values]);
        }
    }
}
