using System.Net;
using System.Text.Json.Nodes;
using Qingyi.Server.Features.Tasks;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Workflows;

/// <summary>What acts declare to do in law is what they do: cases are walked through the real server, which holds each completion to the declaration.</summary>
public sealed class DeclaredTriggers(House house) : IClassFixture<House>
{
    private readonly Dictionary<string, int> _tried = new(StringComparer.Ordinal);
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    [Fact]
    public async Task Every_outcome_of_every_act_fires_the_triggers_that_it_declares()
    {
        for (var i = 0; i < 14; i++)
        {
            await OneCase();
        }

        // What the cases of this house do not bring about.
        string[] rare = ["insurance", "transfer"];
        var outcomes = Acts.All.SelectMany(a => a.Outcomes.Keys.Select(o => $"{a.Id} {o}")).Where(o => !rare.Any(r => o.Contains(r, StringComparison.Ordinal)));
        Assert.Equal(["give-opinion returned"], outcomes.Except(_done));
    }

    private async Task OneCase()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        for (var step = 0; step < 70; step++)
        {
            var moved = false;
            foreach (var (user, task) in await Open(walk))
            {
                moved |= await Take(walk, user, task);
            }

            if (!moved)
            {
                return;
            }
        }
    }

    private static async Task<List<(string User, JsonObject Task)>> Open(CaseWalk walk)
    {
        var open = new Dictionary<string, (string, JsonObject)>(StringComparer.Ordinal);
        foreach (var user in CaseWalk.Staff)
        {
            foreach (var task in await walk.Inbox(user))
            {
                open.TryAdd((string)task["id"]!, (user, task));
            }
        }

        return [.. open.Values];
    }

    /// <summary>Takes the outcome that was tried least; a lawful refusal leads to the next one.</summary>
    private async Task<bool> Take(CaseWalk walk, string user, JsonObject task)
    {
        var act = (string)task["act"]!;
        foreach (var outcome in task["outcomes"]!.AsArray().Select(o => (string)o!).OrderBy(o => _tried.GetValueOrDefault($"{act} {o}")).ToList())
        {
            _tried[$"{act} {outcome}"] = _tried.GetValueOrDefault($"{act} {outcome}") + 1;
            if (act == "investigate")
            {
                await walk.Evidence(user, walk.CaseId);
            }

            if (outcome == "none")
            {
                house.Clock.Advance(TimeSpan.FromDays(21));
            }

            var answer = await walk.Complete(user, task, outcome, Data(walk, act, task));
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict, $"{act} {outcome}: {await answer.Content.ReadAsStringAsync()}");
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                _done.Add($"{act} {outcome}");
                return true;
            }
        }

        return false;
    }

    private static JsonObject Data(CaseWalk walk, string act, JsonObject task)
    {
        var data = act == "give-opinion" ? [] : walk.Usual(act, task).Data;
        var form = task["form"]!["properties"]!.AsObject();
        foreach (var (field, value) in new (string, JsonNode)[] { ("reason", "理由"), ("fine", 18000) })
        {
            if (form.ContainsKey(field) && data[field] is null)
            {
                data[field] = value.DeepClone();
            }
        }

        if (act == "decide-recusal")
        {
            foreach (var (field, name) in new[] { ("lead", "承办人甲"), ("second", "承办人乙") })
            {
                var schema = form[field]!;
                var index = schema["x-labels"]!.AsArray().Select(n => (string)n!).ToList().IndexOf(name);
                data[field] = index < 0 ? null : schema["enum"]![index]!.DeepClone();
            }
        }

        return data;
    }
}
