using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Audit;
using Qingyi.Server.Storage;
using Qingyi.Tests.Crash;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Postgres;

/// <summary>Two nodes on one PostgreSQL: whoever races for the same thing, one wins, and a token of one node opens the other.</summary>
public sealed class TwoNodes(PostgresCluster cluster)
{
    [Fact]
    public async Task Of_sixty_four_at_once_on_one_task_over_two_nodes_one_wins_and_the_others_are_told_that_it_is_gone()
    {
        await using var house = new House { Postgres = await cluster.Database() };
        await house.InitializeAsync();
        await OwnEdition.Publish(house, [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("only", "leader"), OwnEdition.Opinion("next", "principal-leader")],
            [OwnEdition.Arrow("start", "only"), OwnEdition.Arrow("only", "next", "approved")]);
        var other = await house.Beside();
        var walk = new CaseWalk(house);
        await walk.TipOff();
        var task = (string)Assert.Single(await walk.Inbox("leader"))["id"]!;
        var here = await walk.As("leader");
        using var there = new HttpClient { BaseAddress = new Uri(other) };
        there.DefaultRequestHeaders.Authorization = here.DefaultRequestHeaders.Authorization;

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Complete(i % 2 == 0 ? here : there, task)));

        Assert.Equal((1, 63), (answers.Count(a => a == HttpStatusCode.OK), answers.Count(a => a == HttpStatusCode.Conflict)));
        Assert.Single(await walk.Inbox("principal-leader"));
        await Invariants.Hold(house.Store);
    }

    [Fact]
    public async Task Branches_of_one_case_that_two_nodes_complete_at_the_same_instant_both_succeed()
    {
        const int Branches = 16;
        await using var house = new House { Postgres = await cluster.Database() };
        await house.InitializeAsync();
        var names = Enumerable.Range(1, Branches).Select(i => $"b{i}").ToArray();
        await OwnEdition.Publish(house,
            [
                OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Node("fork", "Elsa.FlowFork", ("branches", OwnEdition.List(names))), .. names.Select(n => OwnEdition.Opinion(n, "leader")),
                OwnEdition.Node("join", "Elsa.FlowJoin", ("mode", OwnEdition.Literal("WaitAll"))), OwnEdition.Opinion("next", "principal-leader"),
            ],
            [
                OwnEdition.Arrow("start", "fork"), .. names.Select(n => OwnEdition.Arrow("fork", n, n)), .. names.Select(n => OwnEdition.Arrow(n, "join", "approved")), OwnEdition.Arrow("join", "next"),
            ]);
        var other = await house.Beside();
        var walk = new CaseWalk(house);
        await walk.TipOff();
        var here = await walk.As("leader");
        using var there = new HttpClient { BaseAddress = new Uri(other) };
        there.DefaultRequestHeaders.Authorization = here.DefaultRequestHeaders.Authorization;
        var tasks = await walk.Inbox("leader");
        Assert.Equal(Branches, tasks.Count);

        var answers = await Task.WhenAll(tasks.Select((t, i) => Complete(i % 2 == 0 ? here : there, (string)t["id"]!)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a));
        Assert.Single(await walk.Inbox("principal-leader"));
        await Invariants.Hold(house.Store);
    }

    [Fact]
    public async Task Tips_and_sign_ins_on_two_nodes_neither_share_a_number_nor_fork_a_chain_and_an_hour_has_one_root()
    {
        await using var house = new House { Postgres = await cluster.Database() };
        await house.InitializeAsync();
        var nodes = new[] { house.Url, await house.Beside() };
        using var clients = new Pair(nodes);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => i % 4 == 0
            ? clients[i].PostAsJsonAsync("/api/sign-in", new { user = "leader", password = house.Password("leader") })
            : clients[i].PostAsJsonAsync("/api/tips", new { about = new { organisation = House.Hospital }, conduct = "red-envelope", text = $"线索{i}" })));
        var roots = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => house.Inside(s =>
            new AuditRoots(s.GetRequiredService<IDbContextFactory<CaseDb>>(), s.GetRequiredService<WriteGate>(), house.Clock).Ring(CancellationToken.None))));

        Assert.All(answers, a => Assert.True(a.IsSuccessStatusCode || a.StatusCode == HttpStatusCode.TooManyRequests, $"{(int)a.StatusCode}"));
        await using var db = house.Store.Open();
        var tips = answers.Count(a => a.StatusCode == HttpStatusCode.Created);
        Assert.True(tips >= 5, $"Only {tips} tips were taken: the race proves too little.");
        Assert.Equal(tips, await db.Cases.Select(c => c.Number).Distinct().CountAsync());
        Assert.InRange(roots.Count(r => r), 0, 1);
        Assert.Equal(1, await db.Audit.CountAsync(a => a.Chain == "roots"));
        Assert.Empty((await AuditFiles.Verify(db, CancellationToken.None)).Faults);
    }

    private static async Task<HttpStatusCode> Complete(HttpClient client, string task)
    {
        using var answer = await client.PostAsJsonAsync($"/api/tasks/{task}/complete", new { outcome = "approved", data = new JsonObject(), opinion = "同意" });
        return answer.StatusCode;
    }

    private sealed class Pair(string[] urls) : IDisposable
    {
        private readonly HttpClient[] _clients = [.. urls.Select(u => new HttpClient { BaseAddress = new Uri(u) })];

        public HttpClient this[int i] => _clients[i % _clients.Length];

        public void Dispose()
        {
            foreach (var client in _clients)
            {
                client.Dispose();
            }
        }
    }
}
