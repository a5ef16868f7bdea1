using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qingyi.Server.Storage;
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
        var arrived = new TaskCompletionSource();
        await using var partner = await Partner(arrived);
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
        await Letter(house, partner.Urls.First());
        await DueSoon.Schedule(house.Store, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), rungs: 1, seed: 1);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(15));
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

    private static async Task<WebApplication> Partner(TaskCompletionSource arrived)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(http =>
        {
            arrived.TrySetResult();
            return http.Response.WriteAsJsonAsync(new { receipt = "r-1" });
        });
        await app.StartAsync();
        return app;
    }

    private static async Task Letter(House house, string url)
    {
        await using var db = house.Store.Open();
        using var theirs = Qingyi.Client.Signing.Signer.Generate("示例市公安局");
        var now = TimeProvider.System.GetUtcNow();
        Assert.Null((await Server.Partners.PartnerRegistry.Add(db, new("示例市公安局", theirs.PublicPem(), url, "police", null), replace: false, now, CancellationToken.None)).Refusal);
        db.Outbox.Add(new OutboxRow { Id = "after-the-outage", Kind = "feedback", Partner = "示例市公安局", Payload = """{"receipt":"r","outcome":"accepted","text":""}""", CreatedAt = now, NextTry = now });
        await db.SaveChangesAsync();
    }
}
