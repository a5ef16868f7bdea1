using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Tests.Crash;
using Qingyi.Tests.Postgres;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Durability;

/// <summary>PostgreSQL is gone for some seconds under a node that people work at: stopped, so that connections are refused, and paused, so that nothing answers.</summary>
[Collection(Alone.Name)]
public sealed class DatabaseGone
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(5);
    private const string Typed = "请三日内办结，并把情况报我。\n第二行：\"引号\"与<尖括号>不能丢。";

    [Fact]
    public async Task Everybody_is_told_within_two_seconds_nothing_typed_is_lost_and_work_goes_on_by_itself_within_fifteen()
    {
        await using var cluster = new PostgresCluster();
        await using var house = new House { Postgres = await cluster.Database() };
        await house.InitializeAsync();
        house.Clock.Set(TimeProvider.System.GetUtcNow());
        await DueSoon.Open(house, cases: 1, eachCase: 2);
        house.Clock.Advance(TimeSpan.FromDays(60));
        await house.Sweep();
        await DueSoon.Away(house.Store);
        await using var partner = await PostBox.Open(house);
        await house.HandOver();
        using var server = await ServerProcess.Start(house.Data, house.Keys, house.Postgres);
        using var leader = new Officer(server.Url);
        await leader.SignIn("leader", house.Password("leader"));
        var token = await leader.FormToken("/workbench/supervise");
        var escalations = (await leader.Client.GetFromJsonAsync<JsonArray>("/api/escalations?open=true"))!.Select(e => (string)e!["id"]!).ToList();
        var slowest = new List<(TimeSpan Took, string How, string When)>();

        foreach (var (how, escalation) in new[] { "refused", "hangs" }.Zip(escalations))
        {
            // Whoever is in the middle of something when it happens is answered, too.
            var under = Enumerable.Range(0, 8).Select(_ => Until503(leader, how)).ToList();
            await (how == "refused" ? cluster.Stop() : cluster.Pause());
            var begun = Stopwatch.GetTimestamp();
            slowest.AddRange((await Task.WhenAll(under)).Select(t => (Stopwatch.GetElapsedTime(Math.Max(t.From, begun), Math.Max(t.To, begun)), how, "under way")));
            var (answer, page) = await leader.Send($"/workbench/supervise/{escalation}/instruct", ("__RequestVerificationToken", token), ("text", Typed));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            while (Stopwatch.GetElapsedTime(begun) < Away)
            {
                var (from, to) = await Until503(leader, how);
                slowest.Add((Stopwatch.GetElapsedTime(from, to), how, "meanwhile"));
                using var ready = await leader.Client.GetAsync("/health/ready");
                Assert.Equal("database", await ready.Content.ReadAsStringAsync());
                await Task.Delay(100);
            }

            await (how == "refused" ? cluster.Run() : cluster.Continue());
            var back = Stopwatch.GetTimestamp();
            var (action, fields) = Officer.Kept(page);
            Assert.Contains(fields, f => f.Value.ReplaceLineEndings("\n") == Typed);
            while ((answer = (await leader.Send(action, fields)).Answer).StatusCode != HttpStatusCode.Redirect)
            {
                Assert.True(Stopwatch.GetElapsedTime(back) < TimeSpan.FromSeconds(15), $"{how}: {(int)answer.StatusCode} fifteen seconds after the database came back.");
                await Task.Delay(100);
            }
        }

        Assert.True(slowest.Max().Took < TimeSpan.FromSeconds(2), "Somebody waited: " + string.Join(", ", slowest.OrderDescending().Take(10)));
        await using (var db = house.Store.Open())
        {
            Assert.Equal(2, await db.Escalations.CountAsync(e => escalations.Contains(e.Id) && e.ReplyText != null));
        }

        // The bell and the outbox have not died of it.
        await PostBox.Letter(house, "after-the-outage");
        await DueSoon.Schedule(house.Store, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), rungs: 1, seed: 1);
        await PostBox.Emptied(house, seconds: 15);
        Assert.Equal(1, partner.Arrived["after-the-outage"]);
        for (var looks = 0; await DueSoon.Left(house.Store) > 0; looks++)
        {
            Assert.True(looks < 450, "The bell does not ring any more.");
            await Task.Delay(100);
        }

        await Invariants.Hold(house.Store);
    }

    // Asks again and again until the answer is 503; from when to when that one took.
    private static async Task<(long From, long To)> Until503(Officer officer, string how)
    {
        for (var asked = 0; asked < 2000; asked++)
        {
            var from = Stopwatch.GetTimestamp();
            using var answer = await officer.Client.GetAsync("/api/tasks?state=open");
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                Assert.NotNull(answer.Headers.RetryAfter);
                Assert.Equal("database", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]);
                return (from, Stopwatch.GetTimestamp());
            }

            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{how}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        throw new InvalidOperationException($"{how}: nobody noticed.");
    }
}
