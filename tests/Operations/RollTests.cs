using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Tests.Crash;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Operations;

/// <summary>What <c>ops/cluster roll</c> does, with a real nginx in front: each node is stopped and started anew while people work, and nobody sees an error.</summary>
public sealed class RollTests(PostgresCluster cluster)
{
    [Fact]
    public async Task While_the_nodes_are_exchanged_one_after_the_other_no_request_fails()
    {
        Nginx.Demand();
        await using var house = new House { Postgres = await cluster.Database() };
        await house.InitializeAsync();
        house.Clock.Set(TimeProvider.System.GetUtcNow());
        var walks = new List<CaseWalk>();
        for (var i = 0; i < 3; i++)
        {
            walks.Add(new CaseWalk(house));
            await walks[i].TipOff();
        }

        var tasks = await Task.WhenAll(walks.Select(async w => (string)(await w.Inbox("intake"))[0]["id"]!));
        await house.HandOver();
        var environment = new Dictionary<string, string> { ["Proxy"] = "127.0.0.1" };
        var urls = Enumerable.Range(0, 2).Select(_ => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Nginx.FreePort()}")).ToArray();
        var nodes = await Task.WhenAll(urls.Select(u => ServerProcess.Start(house.Data, house.Keys, house.Postgres, environment, u)));
        var first = nodes.Select(n => n.Id).ToList();
        try
        {
            await using var nginx = await Nginx.Before(urls);
            var token = (string)(await (await nginx.Client().PostAsJsonAsync("/api/sign-in", new { user = "intake", password = house.Password("intake") })).Content.ReadFromJsonAsync<JsonObject>())!["token"]!;
            var answers = new ConcurrentBag<string>();
            using var over = new CancellationTokenSource();
            var people = tasks.Select(t => Work(nginx, token, t, answers, over.Token)).ToList();
            for (var i = 0; i < nodes.Length; i++)
            {
                await nodes[i].Stop();
                nodes[i].Dispose();
                nodes[i] = await ServerProcess.Start(house.Data, house.Keys, house.Postgres, environment, urls[i]);
            }

            await Task.Delay(1000);
            await over.CancelAsync();
            await Task.WhenAll(people);

            TestContext.Current.SendDiagnosticMessage($"{answers.Count} answers: {string.Join(", ", answers.CountBy(a => a).Select(a => $"{a.Key} × {a.Value}"))}");
            Assert.DoesNotContain(answers, a => a is not ("200" or "204"));
            Assert.True(answers.Count > 60, $"Only {answers.Count} requests: the roll proves too little.");
            Assert.Empty(first.Intersect(nodes.Select(n => n.Id)));
        }
        finally
        {
            foreach (var node in nodes)
            {
                node.Dispose();
            }
        }

        await Invariants.Hold(house.Store);
    }

    // Claims and releases the same task, reads in between; whatever fails is an error that the person sees.
    private static async Task Work(Nginx nginx, string token, string task, ConcurrentBag<string> answers, CancellationToken over)
    {
        using var client = nginx.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        while (!over.IsCancellationRequested)
        {
            foreach (var (method, path) in new[] { ("POST", $"/api/tasks/{task}/claim"), ("GET", "/api/tasks?state=open"), ("POST", $"/api/tasks/{task}/release"), ("GET", "/notices") })
            {
                try
                {
                    using var request = new HttpRequestMessage(new HttpMethod(method), path);
                    using var answer = await client.SendAsync(request, CancellationToken.None);
                    answers.Add(((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture));
                }
                catch (HttpRequestException failure)
                {
                    answers.Add(failure.Message);
                }

                await Task.Delay(20, CancellationToken.None);
            }
        }
    }
}
