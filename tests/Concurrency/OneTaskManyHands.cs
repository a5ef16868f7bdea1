using System.Net;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.People;
using Qingyi.Tests.Crash;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Concurrency;

/// <summary>Three nodes of one database, and sixty-four calls at each for one task.</summary>
public sealed class OneTaskManyHands(PostgresCluster cluster)
{
    private const int EachNode = 64;
    private const int People = 8;

    [Fact]
    public Task On_SQLite_one_person_gets_it_and_everybody_else_is_told_who() => Claimed(null);

    [Fact]
    public async Task On_PostgreSQL_too() => await Claimed(await cluster.Database());

    private static async Task Claimed(string? postgres)
    {
        await using var house = new House { Postgres = postgres };
        await house.InitializeAsync();
        await OwnEdition.Publish(house, [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("only", "handler")], [OwnEdition.Arrow("start", "only")]);
        var walk = new CaseWalk(house);
        await walk.TipOff();
        var task = (string)Assert.Single(await walk.Inbox("handler"))["id"]!;
        string[] nodes = [house.Url, await house.Beside(), await house.Beside()];
        var people = new List<HttpClient>();
        for (var p = 0; p < People; p++)
        {
            await house.Account($"hand-{p}", $"承办人{p}", House.City, Role.Handler);
            people.Add(await house.As($"hand-{p}"));
        }

        using var wire = new SocketsHttpHandler { UseCookies = false };
        using var client = new HttpClient(wire);
        var answers = await Task.WhenAll(from node in nodes from call in Enumerable.Range(0, EachNode) select Claim(client, node, task, people[call % People], call % People));

        var winner = Assert.Single(answers.Where(a => a.Status == HttpStatusCode.OK).Select(a => a.Person).Distinct());
        Assert.All(answers.Where(a => a.Person != winner), a => Assert.Equal(HttpStatusCode.Conflict, a.Status));
        await using var db = house.Store.Open();
        var holder = (await db.Users.SingleAsync(u => u.UserName == $"hand-{winner}", TestContext.Current.CancellationToken)).Id;
        Assert.Equal(holder, (await db.Tasks.SingleAsync(t => t.Id == task, TestContext.Current.CancellationToken)).Assignee);
        await Invariants.Hold(house.Store);
    }

    private static async Task<(HttpStatusCode Status, int Person)> Claim(HttpClient client, string node, string task, HttpClient person, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{node}/api/tasks/{task}/claim");
        request.Headers.Authorization = person.DefaultRequestHeaders.Authorization;
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, number);
    }
}
