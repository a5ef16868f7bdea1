using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Features.TipOffs;

namespace Qingyi.Tests.Support;

/// <summary>Walks a case over HTTP alone: finds the open task of an act in somebody's inbox, and completes it as an officer would.</summary>
public sealed class CaseWalk(House house)
{
    private readonly Dictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);

    public static readonly string[] Staff = ["intake", "section-head", "handler", "handler-2", "leader", "legal-reviewer", "principal-leader", "publisher"];

    /// <summary>Who completed something so far.</summary>
    public HashSet<string> Hands { get; } = new(StringComparer.Ordinal);

    /// <summary>What the record of the defence says; changes the way.</summary>
    public string Defence { get; set; } = "waived";

    public string Today => house.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public async Task<HttpClient> As(string user) => _clients.TryGetValue(user, out var client) ? client : _clients[user] = await house.As(user);

    /// <summary>Everybody signs in anew: after years their tokens are over.</summary>
    public void SignInAgain() => _clients.Clear();

    public async Task<JsonObject> TipOff(string organisation = House.Hospital, string conduct = "red-envelope", string text = "有人收受红包三千元。")
    {
        var answer = await house.Anyone().PostAsJsonAsync("/api/tips", new { about = new { organisation }, conduct, text });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var tip = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        CaseId = await house.Inside(async s => (await s.GetRequiredService<TipFollowUp>().Find((string?)tip["receipt"], CancellationToken.None))!.CaseId);
        return tip;
    }

    /// <summary>The case that the last tip opened; everything else here keeps to it.</summary>
    public string CaseId { get; private set; } = "";

    /// <summary>Keeps to a case that is there.</summary>
    public CaseWalk On(string caseId)
    {
        CaseId = caseId;
        return this;
    }

    /// <summary>The open tasks of a user in this case, as the inbox lists them.</summary>
    public async Task<IReadOnlyList<JsonObject>> Inbox(string user) =>
        [.. (await (await As(user)).GetFromJsonAsync<JsonArray>("/api/tasks?state=open"))!.Select(n => n!.AsObject()).Where(t => (string?)t["case"] == CaseId)];

    public async Task<(string User, JsonObject Task)> Find(string act)
    {
        foreach (var user in Staff)
        {
            if ((await Inbox(user)).FirstOrDefault(t => (string?)t["act"] == act) is { } task)
            {
                return (user, task);
            }
        }

        throw new InvalidOperationException($"Nobody has an open task '{act}'.");
    }

    public async Task<HttpResponseMessage> Complete(string user, JsonObject task, string outcome, JsonObject data) =>
        await (await As(user)).PostAsJsonAsync($"/api/tasks/{task["id"]}/complete", new { outcome, data, opinion = "同意" });

    /// <summary>Completes the act with usual data and gives the answer.</summary>
    public async Task<JsonObject> Do(string act)
    {
        var (user, task) = await Find(act);
        if (act == "investigate")
        {
            await Evidence(user, (string)task["case"]!);
        }

        var (outcome, data) = Usual(act, task);
        var answer = await Complete(user, task, outcome, data);
        Assert.True(answer.IsSuccessStatusCode, $"{act} by {user}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        Hands.Add(user);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    /// <summary>Goes on with usual data until a task of the act is open, or until nothing is left when null.</summary>
    public async Task<JsonObject> Until(string? act)
    {
        JsonObject last = [];
        for (var steps = 0; steps < 60; steps++)
        {
            var next = await Next();
            if (next is null || (string?)next.Value.Task["act"] == act)
            {
                return next?.Task ?? last;
            }

            last = await Do((string)next.Value.Task["act"]!);
        }

        throw new InvalidOperationException($"The walk never reached '{act}'.");
    }

    public async Task Evidence(string user, string caseId)
    {
        using var form = new MultipartFormDataContent { { new StringContent("询问笔录"), "files", "笔录.txt" } };
        (await (await As(user)).PostAsync($"/api/cases/{caseId}/evidence/", form)).EnsureSuccessStatusCode();
    }

    private async Task<(string User, JsonObject Task)?> Next()
    {
        foreach (var user in Staff)
        {
            if ((await Inbox(user)) is [var task, ..])
            {
                return (user, task);
            }
        }

        return null;
    }

    /// <summary>Outcome and data of an act as it usually ends.</summary>
    public (string Outcome, JsonObject Data) Usual(string act, JsonObject task) => act switch
    {
        "accept-tip" => ("accepted", []),
        "assign-handlers" => ("assigned", new() { ["lead"] = Choice(task, "lead", "承办人甲"), ["second"] = Choice(task, "second", "承办人乙") }),
        "verify-tip" => ("substantiated", new() { ["summary"] = "经核实属实。" }),
        "confirm-verification" or "confirm-investigation" => ("agreed", []),
        "approve-filing" or "approve-deviation" or "dispose-of-tip" or "approve-notice" => ("approved", []),
        "investigate" => ("concluded", new()
        {
            ["respondent"] = "李某", ["subjectKind"] = "physician", ["actedOn"] = "2023-03-10", ["summary"] = "调查终结。", ["circumstances"] = new JsonArray(),
            ["findings"] = new JsonArray(new JsonObject { ["conduct"] = "red-envelope", ["amount"] = 3000 }),
        }),
        "decide-grading" => ("adopted", []),
        "review-legality" => ("passed", new() { ["points"] = new JsonArray("authority", "facts", "law", "discretion", "procedure"), ["reviewOpinion"] = "同意。" }),
        "issue-prior-notice" => ("issued", new() { ["servedOn"] = Today }),
        "record-defence" => (Defence, new() { ["on"] = Today }),
        "arrange-hearing" => ("arranged", new() { ["notifiedOn"] = Today, ["heldOn"] = Today, ["agreedEarlier"] = true }),
        "hold-hearing" => ("held", new() { ["record"] = "听证笔录。" }),
        "review-defence" => ("upheld", new() { ["review"] = "理由不成立。" }),
        "discuss-collectively" => ("agreed", new() { ["on"] = Today, ["attendees"] = new JsonArray("甲某", "乙某"), ["minutes"] = "一致同意。" }),
        "decide" => ("penalise", new() { ["reason"] = "事实清楚。" }),
        "serve-decision" => ("served", new() { ["method"] = "in-person", ["on"] = Today }),
        _ when act.StartsWith("start-", StringComparison.Ordinal) => ("started", new() { ["what"] = "按决定执行", ["from"] = Today }),
        _ when act.StartsWith("finish-", StringComparison.Ordinal) => ("finished", new() { ["proof"] = "凭证一份" }),
        "draft-notice" => ("drafted", new() { ["scope"] = "public" }),
        "give-feedback" => ("given", new() { ["message"] = "已依法处理。" }),
        "close-case" => ("closed", []),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };

    private static JsonNode Choice(JsonObject task, string field, string name)
    {
        var schema = task["form"]!["properties"]![field]!;
        var index = schema["x-labels"]!.AsArray().Select(n => (string)n!).ToList().IndexOf(name);
        return schema["enum"]![index]!.DeepClone();
    }
}
