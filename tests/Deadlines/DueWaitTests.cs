using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Deadlines;

/// <summary>Delay, Timer, Cron and StartAt as rows of the sweep; the outside's tasks.</summary>
public sealed class DueWaitTests : IAsyncLifetime
{
    private readonly House _house = new();

    public ValueTask InitializeAsync() => _house.InitializeAsync();
    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Theory]
    [InlineData("Elsa.Delay", "timeSpan", "03:00:00")]
    [InlineData("Elsa.Timer", "interval", "03:00:00")]
    [InlineData("Elsa.StartAt", "dateTime", "2026-11-23T12:00:00+08:00")]
    [InlineData("Elsa.Cron", "cronExpression", "0 0 12 * * MON-FRI")]
    public async Task A_wait_goes_on_once_when_its_hour_has_come_whoever_sweeps_and_after_a_restart(string type, string input, string value)
    {
        var walk = await Walk(OwnEdition.Node("wait", type, (input, OwnEdition.Literal(value))));
        _house.Clock.Set(House.Monday.AddHours(3).AddSeconds(-30));
        await _house.Sweep();
        Assert.Empty(await walk.Inbox("leader"));
        await _house.Restart();

        // Noon plus a pause of three hours.
        _house.Clock.Set(House.Monday.AddHours(6));
        var ended = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _house.Sweep()));

        Assert.Equal(1, ended.Sum());
        Assert.Single(await new CaseWalk(_house).On(walk.CaseId).Inbox("leader"));
        Assert.Equal(0, await _house.Sweep());
        Assert.Equal(1, await _house.Inside(s => s.GetRequiredService<CaseDb>().Audit.CountAsync(a => a.Chain == "case/" + walk.CaseId && a.What == "wait-ended")));
    }

    [Fact]
    public async Task Hundreds_of_waits_that_are_due_together_each_go_on_once()
    {
        var items = new JsonObject { ["type"] = "JavaScript", ["value"] = "[" + string.Join(',', Enumerable.Range(0, 250)) + "]" };
        var loop = OwnEdition.Node("each", "Elsa.ParallelForEach", ("items", items));
        loop["body"] = OwnEdition.Node("wait", "Elsa.Delay", ("timeSpan", OwnEdition.Literal("00:10:00")));
        var walk = await Walk(loop);
        _house.Clock.Advance(TimeSpan.FromHours(3));

        Assert.Equal(250, await _house.Sweep());

        Assert.Single(await walk.Inbox("leader"));
    }

    [Fact]
    public async Task An_outside_task_is_completed_by_its_id_once_and_brings_its_result()
    {
        var task = OwnEdition.Node("task", "Elsa.RunTask", ("taskName", OwnEdition.Literal("鉴定")));
        var walk = await Walk(task, OwnEdition.Node("decide", "Elsa.FlowDecision", ("condition", new JsonObject { ["type"] = "JavaScript", ["value"] = "getOutputFrom('task').grade == 'A'" })), "True");
        var id = await _house.Inside(s => s.GetRequiredService<CaseDb>().Bookmarks.Where(b => b.CaseId == walk.CaseId).Select(b => b.Key).SingleAsync());
        var client = await walk.As("supervisor");

        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsJsonAsync("/elsa/api/tasks/none/complete", new { result = new { } })).StatusCode);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.PostAsJsonAsync($"/elsa/api/tasks/{id}/complete", new { result = new { grade = "A" } })));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict or HttpStatusCode.NotFound));
        Assert.Single(await walk.Inbox("leader"));
    }

    [Fact]
    public async Task A_schedule_that_cannot_be_read_holds_its_step()
    {
        var walk = await Walk(OwnEdition.Node("wait", "Elsa.Cron", ("cronExpression", OwnEdition.Literal("0 0 99 * * *"))));

        var incident = await _house.Inside(s => s.GetRequiredService<CaseDb>().Incidents.SingleAsync(i => i.CaseId == walk.CaseId));

        Assert.Contains("“99”看不懂", incident.Message, StringComparison.Ordinal);
    }

    private async Task<CaseWalk> Walk(JsonObject node, JsonObject? second = null, string? port = null)
    {
        JsonArray activities = [OwnEdition.Node("start", "Elsa.Start"), node, OwnEdition.Opinion("after", "leader")];
        JsonArray arrows = [OwnEdition.Arrow("start", (string)node["id"]!), OwnEdition.Arrow((string)node["id"]!, (string?)second?["id"] ?? "after")];
        if (second is not null)
        {
            activities.Add(second);
            arrows.Add(OwnEdition.Arrow((string)second["id"]!, "after", port));
        }

        await OwnEdition.Publish(_house, activities, arrows);
        var walk = new CaseWalk(_house);
        await walk.TipOff();
        return walk;
    }
}
