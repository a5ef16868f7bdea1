using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Crash;

/// <summary>Officers at work: each call carries a key; what was not answered is sent again.</summary>
internal sealed class Driver(House house, int cases, int seed)
{
    private static readonly string[] Officers = ["intake", "section-head", "handler", "handler-2", "leader", "legal-reviewer", "principal-leader", "publisher"];
    private readonly CaseWalk _usual = new(house) { Defence = "waived" };
    private readonly ConcurrentDictionary<string, string> _answered = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string Path, JsonObject Body, string User)> _unanswered = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _receipts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<TaskCompletionSource> _waiting = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private int _keys;
    private int _closed;

    public int Answered => _answered.Count;

    public int Closed => _closed;

    /// <summary>Done once so many more calls were answered: a kill then meets the work, however slow the machine is.</summary>
    public async Task AnswersMore(int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(next);
            await next.Task;
        }
    }

    public async Task Drive(string url, CancellationToken over)
    {
        try
        {
            using var anyone = new HttpClient { BaseAddress = new Uri(url) };
            await SendAgain(anyone, url, over);

            // Each works until the kill: the first to end has met it, or has found a fault.
            await await Task.WhenAny(Officers.Select(o => Work(url, o, over)).Append(Report(anyone, over)).ToList());
        }
        catch (Exception gone) when (gone is HttpRequestException or HttpIOException or OperationCanceledException)
        {
            // The server was killed under the call: what it answered is noted, the rest is sent again.
        }
    }

    /// <summary>Each task that was answered 200 is done with that outcome, once.</summary>
    /// <param name="everything">Also what was looked at after earlier kills.</param>
    public async Task EveryAnsweredCallStands(bool everything)
    {
        await using var db = house.Store.Open();
        foreach (var (task, outcome) in everything ? _answered : _answered.Where(a => !_seen.Contains(a.Key)))
        {
            _seen.Add(task);
            var row = await db.Tasks.AsNoTracking().SingleAsync(t => t.Id == task);
            Assert.Equal(("done", outcome), (row.State, row.Outcome));
            Assert.Equal(1, await db.Audit.CountAsync(a => a.What == "task-completed" && a.Data.Contains(task)));
        }

        var unanswered = _unanswered.Values.Count(c => c.User.Length == 0);
        Assert.InRange(await db.Cases.CountAsync(), _receipts.Count, _receipts.Count + unanswered);
    }

    // A new tip for every case that was closed: ten cases are under way all the time.
    private async Task Report(HttpClient anyone, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            if (_receipts.Count < cases + _closed)
            {
                await Send(anyone, NewKey(), "/api/tips", new JsonObject
                {
                    ["about"] = new JsonObject { ["organisation"] = House.Hospital }, ["conduct"] = "red-envelope", ["text"] = "收受红包。",
                }, "", over);
            }
            else
            {
                await Task.Delay(20, over);
            }
        }
    }

    private async Task Work(string url, string officer, CancellationToken over)
    {
        using var client = await SignIn(url, officer, over);
        while (!over.IsCancellationRequested)
        {
            var tasks = await client.GetFromJsonAsync<JsonArray>("/api/tasks?state=open", over);
            foreach (var task in tasks!.Select(t => t!.AsObject()))
            {
                var act = (string)task["act"]!;
                if (act == "investigate")
                {
                    using var form = new MultipartFormDataContent { { new StringContent("笔录"), "files", "笔录.txt" } };
                    await client.PostAsync($"/api/cases/{task["case"]}/evidence/", form, over);
                }

                var (outcome, data) = _usual.Usual(act, task);
                await Send(client, NewKey(), $"/api/tasks/{task["id"]}/complete", new JsonObject { ["outcome"] = outcome, ["data"] = data, ["opinion"] = "同意" }, officer, over);
            }

            await Task.Delay(20, over);
        }
    }

    private async Task SendAgain(HttpClient anyone, string url, CancellationToken over)
    {
        foreach (var (key, call) in _unanswered.ToList())
        {
            using var client = call.User.Length == 0 ? null : await SignIn(url, call.User, over);
            await Send(client ?? anyone, key, call.Path, call.Body, call.User, over);
        }
    }

    private async Task Send(HttpClient client, string key, string path, JsonObject body, string user, CancellationToken over)
    {
        _unanswered[key] = (path, body, user);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request, over);
        var text = await answer.Content.ReadAsStringAsync(over);
        _unanswered.TryRemove(key, out _);
        if (_waiting.TryDequeue(out var waiting))
        {
            waiting.TrySetResult();
        }

        if (answer.StatusCode == HttpStatusCode.Created)
        {
            _receipts[key] = text;
        }
        else if (answer.IsSuccessStatusCode)
        {
            _answered[path.Split('/')[3]] = (string)body["outcome"]!;
            _closed += (string)body["outcome"]! == "closed" ? 1 : 0;
        }
        else
        {
            // Two officers may want the same task; anything else is a fault of ours.
            Assert.True(answer.StatusCode == HttpStatusCode.Conflict, $"{path} {(int)answer.StatusCode} {text}");
        }
    }

    // Who was signed in stays signed in: nothing of it is in the memory of the server that was killed.
    private async Task<HttpClient> SignIn(string url, string user, CancellationToken over)
    {
        var client = new HttpClient { BaseAddress = new Uri(url) };
        if (!_tokens.TryGetValue(user, out var token))
        {
            var answer = await client.PostAsJsonAsync("/api/sign-in", new { user, password = house.Password(user) }, over);
            token = _tokens[user] = (string)(await answer.Content.ReadFromJsonAsync<JsonObject>(over))!["token"]!;
        }

        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    private string NewKey() => string.Create(CultureInfo.InvariantCulture, $"crash-{seed}-{Interlocked.Increment(ref _keys)}");
}
