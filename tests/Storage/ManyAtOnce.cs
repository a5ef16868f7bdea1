using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Storage;

/// <summary>Many people at the same instant, through the real server.</summary>
public sealed class ManyAtOnce : IAsyncLifetime
{
    private const int Cases = 50;
    private const int Branches = 20;
    private readonly House _house = new();

    public ValueTask InitializeAsync() => _house.InitializeAsync();
    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_thousand_completions_of_distinct_tasks_leave_no_bookmark_and_double_no_next_task()
    {
        var names = Enumerable.Range(1, Branches).Select(i => $"b{i}").ToArray();
        await OwnEdition.Publish(_house,
            [
                OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Node("fork", "Elsa.FlowFork", ("branches", OwnEdition.List(names))), .. names.Select(n => OwnEdition.Opinion(n, "leader")),
                OwnEdition.Node("join", "Elsa.FlowJoin", ("mode", OwnEdition.Literal("WaitAll"))), OwnEdition.Opinion("next", "principal-leader"),
            ],
            [
                OwnEdition.Arrow("start", "fork"), .. names.Select(n => OwnEdition.Arrow("fork", n, n)), .. names.Select(n => OwnEdition.Arrow(n, "join", "approved")), OwnEdition.Arrow("join", "next"),
            ]);
        var walk = new CaseWalk(_house);
        await Task.WhenAll(Enumerable.Range(0, Cases).Select(_ => walk.TipOff()));
        var tasks = await Open("leader");
        Assert.Equal(Cases * Branches, tasks.Count);
        var client = await walk.As("leader");

        var answers = await Task.WhenAll(tasks.Select(t => Complete(client, t.Id)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a));
        Assert.Empty(await Open("leader"));
        var next = await Open("principal-leader");
        Assert.Equal(Cases, next.Count);
        Assert.Equal(Cases, next.Select(t => t.CaseId).Distinct().Count());
        Assert.Equal(next.Select(t => t.BookmarkId).Order(), await _house.Inside(s => s.GetRequiredService<CaseDb>().Bookmarks.Select(b => b.Id).Order().ToListAsync()));
    }

    [Fact]
    public async Task Of_sixty_four_at_once_on_one_task_one_wins_and_the_others_are_told_that_it_is_gone()
    {
        await OwnEdition.Publish(_house, [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("only", "leader"), OwnEdition.Opinion("next", "principal-leader")],
            [OwnEdition.Arrow("start", "only"), OwnEdition.Arrow("only", "next", "approved")]);
        var walk = new CaseWalk(_house);
        await walk.TipOff();
        var task = Assert.Single(await Open("leader"));
        var client = await walk.As("leader");

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Complete(client, task.Id)));

        Assert.Equal((1, 63), (answers.Count(a => a == HttpStatusCode.OK), answers.Count(a => a == HttpStatusCode.Conflict)));
        Assert.Single(await Open("principal-leader"));
    }

    [Fact]
    public async Task An_endless_loop_and_a_workflow_that_calls_itself_hold_their_own_case_and_no_other()
    {
        await OwnEdition.Publish(_house, [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("first", "leader"), OwnEdition.Opinion("second", "section-head")],
            [OwnEdition.Arrow("start", "first"), OwnEdition.Arrow("first", "second", "approved")]);
        var sound = new CaseWalk(_house);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => sound.TipOff()));
        var loop = OwnEdition.Node("poison", "Elsa.While", ("condition", OwnEdition.Literal("True")));
        loop["body"] = OwnEdition.Node("line", "Elsa.WriteLine", ("text", OwnEdition.Literal("x")));
        var poisoned = new List<CaseWalk>();
        foreach (var poison in new[] { loop, OwnEdition.Node("poison", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", OwnEdition.Literal("cycle"))), OwnEdition.Node("poison", "System.Diagnostics.Process") })
        {
            await OwnEdition.Publish(_house, [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Node("again", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", OwnEdition.Literal("cycle")))],
                [OwnEdition.Arrow("start", "again")], "cycle");
            await OwnEdition.Publish(_house, [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("first", "leader"), poison], [OwnEdition.Arrow("start", "first"), OwnEdition.Arrow("first", "poison", "approved")]);
            var walk = new CaseWalk(_house);
            await walk.TipOff();
            poisoned.Add(walk);
        }

        var tasks = await Open("leader");
        var client = await sound.As("leader");
        var answers = await Task.WhenAll(tasks.Select(t => Complete(client, t.Id)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a));
        Assert.Equal(20, (await Open("section-head")).Count);
        var held = await _house.Inside(s => s.GetRequiredService<CaseDb>().Incidents.Where(i => i.ResolvedAt == null).Select(i => i.CaseId).Distinct().ToListAsync());
        Assert.Equal(poisoned.Select(w => w.CaseId).Order(StringComparer.Ordinal), held.Order(StringComparer.Ordinal));
    }

    private Task<List<TaskRow>> Open(string role) => _house.Inside(s => s.GetRequiredService<CaseDb>().Tasks.AsNoTracking().Where(t => t.State == "open" && t.Role == role).ToListAsync());

    private static async Task<HttpStatusCode> Complete(HttpClient client, string task)
    {
        using var answer = await client.PostAsJsonAsync($"/api/tasks/{task}/complete", new { outcome = "approved", data = new JsonObject(), opinion = "同意" });
        return answer.StatusCode;
    }
}
