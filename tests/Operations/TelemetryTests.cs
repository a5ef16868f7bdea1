using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Qingyi.Server.Hosting;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Operations;

/// <summary>What leaves for a real collector: spans of transitions, figures, logs; and nothing that says who somebody is or what was told.</summary>
public sealed class TelemetryTests
{
    private const string Text = "金丝雀线索甲乙丙";
    private const string Name = "金丝雀姓名丁";
    private const string Contact = "canary-contact-9071";
    private const string Agent = "canary-agent-3345";
    private const string Opinion = "金丝雀意见戊";

    [Fact]
    public async Task Transitions_leave_as_spans_with_procedure_act_and_node_and_nothing_that_a_person_said_leaves_at_all()
    {
        await using var collector = await Collector.Start();
        await using var house = new House { Adjust = b => b.Configuration[Telemetry.Setting] = collector.Url };
        await house.InitializeAsync();
        await new CaseWalk(house).TipOff();
        await OwnEdition.Publish(house, [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("watched", "leader"), OwnEdition.Opinion("next", "principal-leader")],
            [OwnEdition.Arrow("start", "watched"), OwnEdition.Arrow("watched", "next", "approved")]);
        var receipt = await Tip(house);
        var walk = new CaseWalk(house).On(await house.Inside(s => s.GetRequiredService<CaseDb>().Cases.OrderByDescending(c => c.Id).Select(c => c.Id).FirstAsync()));
        await Letters.Add(house, "m1", "甲局", dead: false);
        var leader = await walk.As("leader");
        leader.DefaultRequestHeaders.Add("User-Agent", Agent);
        var tasks = await walk.Inbox("leader");
        var task = (string)tasks[^1]["id"]!;
        var done = await leader.PostAsJsonAsync($"/api/tasks/{task}/complete", new { outcome = "approved", data = new JsonObject(), opinion = Opinion });
        Assert.True(done.IsSuccessStatusCode, await done.Content.ReadAsStringAsync());
        house.Clock.Advance(TimeSpan.FromDays(40));
        Assert.True(await house.Sweep() > 0);
        await house.Services.GetRequiredService<Heartbeat>().Beat(CancellationToken.None);
        house.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Qingyi.Test").Log(LogLevel.Error, default, "a step failed", new InvalidOperationException(Text), (said, _) => said);
        Flush(house);

        var completed = Assert.Single(collector.Spans, s => s.Attributes.GetValueOrDefault(TransitionSpan.Step) == "watched");
        Assert.Equal(("transition", "person", "done", Node.Name), (completed.Name, completed.Attributes[TransitionSpan.By], completed.Attributes[TransitionSpan.Outcome], completed.Attributes[TransitionSpan.Node]));
        Assert.False(string.IsNullOrEmpty(completed.Attributes[TransitionSpan.Procedure]) || string.IsNullOrEmpty(completed.Attributes[TransitionSpan.Act]));
        Assert.Contains(collector.Spans, s => s.Attributes.GetValueOrDefault(TransitionSpan.Act) == "deadline" && s.Attributes[TransitionSpan.By] == "system");
        Assert.Contains(collector.Spans, s => s.Attributes.GetValueOrDefault("http.route") == "/api/tasks/{id}/complete");
        Assert.All(collector.Spans.SelectMany(s => s.Attributes.Keys), key => Assert.Contains(key, AllowedSpans.Keys));
        Assert.All(
            new[] { "qingyi.transition.duration", "qingyi.deadline.lateness", "qingyi.sweep.duration", "qingyi.outbox.age", "qingyi.outbox.waiting", "qingyi.clock.skew", "qingyi.disk.free", "http.server.request.duration" },
            metric => Assert.Contains(metric, collector.Metrics));
        Assert.Contains(collector.Of("logs"), b => Holds(b, "a step failed") && Holds(b, "exception.type"));

        foreach (var canary in new[] { Text, Name, Contact, Agent, Opinion, receipt, task, walk.CaseId })
        {
            Assert.All(new[] { "traces", "metrics", "logs" }, signal => Assert.All(collector.Of(signal), body => Assert.False(Holds(body, canary), $"{canary} in {signal}")));
        }
    }

    [Fact]
    public async Task Without_a_collector_nothing_is_set_up_and_an_address_that_is_none_is_refused_with_a_sentence()
    {
        await using var house = new House();
        await house.InitializeAsync();
        Assert.Null(house.Services.GetService<TracerProvider>());
        Assert.Null(house.Services.GetService<MeterProvider>());

        await using var wrong = new House { Adjust = b => b.Configuration[Telemetry.Setting] = "collector:4318" };
        var refused = await Assert.ThrowsAsync<StartRefusedException>(async () => await wrong.InitializeAsync());
        Assert.Contains("http://127.0.0.1:4318", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<string> Tip(House house)
    {
        var client = house.Anyone();
        client.DefaultRequestHeaders.Add("User-Agent", Agent);
        client.DefaultRequestHeaders.Add("tracestate", $"canary={Agent}");
        client.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        var tip = await (await client.PostAsJsonAsync("/api/tips?who=" + Contact, new
        {
            about = new { organisation = House.Hospital, person = Name }, conduct = "red-envelope", text = Text, reporter = new { name = Name, contact = Contact },
        })).Content.ReadFromJsonAsync<JsonObject>();
        return (string)tip!["receipt"]!;
    }

    private static void Flush(House house)
    {
        Assert.True(house.Services.GetRequiredService<TracerProvider>().ForceFlush(10_000));
        Assert.True(house.Services.GetRequiredService<MeterProvider>().ForceFlush(10_000));
        Assert.True(house.Services.GetRequiredService<LoggerProvider>().ForceFlush(10_000));
    }

    private static bool Holds(byte[] body, string text) => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
