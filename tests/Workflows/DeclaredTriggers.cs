using System.Net;
using System.Text.Json.Nodes;
using Qingyi.Domain.People;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Workflows;

/// <summary>What acts declare to do in law is what they do: cases are walked through the real server, which holds each completion to the declaration.</summary>
public sealed class DeclaredTriggers(House house) : IClassFixture<House>
{
    private static readonly string[] Further = ["handler-3", "handler-4"];

    private readonly Dictionary<string, int> _tried = new(StringComparer.Ordinal);
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    // Every second case is grave enough for a suspension of the licence, on which the officers then decide.
    private bool _isSerious;

    // Always the same walks; now and then somebody leaves the usual way, since some outcomes lie behind two unusual ones.
    private readonly Random _random = new(20261128);

    [Fact]
    public async Task Every_outcome_of_every_act_fires_the_triggers_that_it_declares()
    {
        foreach (var user in Further)
        {
            await house.Account(user, "承办人" + user[^1], House.City, Role.Handler);
        }

        // What the main line draws, but for measures that the cases of this house do not bring about.
        string[] rare = ["start-insurance started", "finish-insurance finished", "start-transfer started", "finish-transfer finished"];
        var drawn = Drawing.All.Where(d => Main.Contains(d.Name)).SelectMany(d => d.Tasks).SelectMany(t => t.Ports.Select(p => $"{t.Value("act")} {p}")).Except(rare).Distinct().ToList();
        for (var i = 0; i < 40 && drawn.Exists(d => !_done.Contains(d)); i++)
        {
            _isSerious = i % 2 == 1;
            await OneCase();
        }

        Assert.Equal([], drawn.Except(_done).Order(StringComparer.Ordinal));
    }

    private static HashSet<string> Main { get; } = ["case-lifecycle", .. Drawing.Of("case-lifecycle").Children, .. Drawing.Of("case-prior-notice").Children];

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
        foreach (var user in CaseWalk.Staff.Concat(Further))
        {
            foreach (var task in await walk.Inbox(user))
            {
                open.TryAdd((string)task["id"]!, (user, task));
            }
        }

        return [.. open.Values];
    }

    /// <summary>Takes an outcome that was not seen yet, else the usual one; a lawful refusal leads to the next.</summary>
    private async Task<bool> Take(CaseWalk walk, string user, JsonObject task)
    {
        var act = (string)task["act"]!;
        var usual = act is "give-opinion" ? "approved" : act is "decide-recusal" ? "granted" : _isSerious && act == "decide-grading" ? "deviated" : walk.Usual(act, task).Outcome;
        foreach (var outcome in task["outcomes"]!.AsArray().Select(o => (string)o!).OrderBy(o => Rank(act, o, usual)).ToList())
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

    private int Rank(string act, string outcome, string usual) =>
        !_done.Contains($"{act} {outcome}") && _tried.GetValueOrDefault($"{act} {outcome}") < 4 ? 0 : _random.Next(4) == 0 ? 1 : outcome == usual ? 2 : 3;

    private JsonObject Data(CaseWalk walk, string act, JsonObject task)
    {
        var data = act is "give-opinion" or "decide-recusal" ? [] : walk.Usual(act, task).Data;
        var form = task["form"]!["properties"]!.AsObject();
        foreach (var (field, value) in new (string, JsonNode)[] { ("reason", "理由"), ("fine", 18000) })
        {
            if (form.ContainsKey(field) && data[field] is null)
            {
                data[field] = value.DeepClone();
            }
        }

        if (_isSerious && act == "investigate")
        {
            data["findings"]![0]!["amount"] = 12000;
        }

        if (_isSerious && act == "decide-grading")
        {
            data["suspensionMonths"] = 6;
        }

        // A suspension that began early enough is over.
        if (act == "start-licence")
        {
            data["from"] = "2026-01-05";
        }

        if (act == "decide-recusal")
        {
            data["lead"] = form["lead"]!["enum"]![0]!.DeepClone();
            data["second"] = form["second"]!["enum"]![1]!.DeepClone();
        }

        return data;
    }
}
