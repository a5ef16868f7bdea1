using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Crash;

/// <summary>
/// Ten cases advance and letters leave while the server is killed again and again, at random moments and at named points. After each restart every
/// case stands where its last answered call left it; a call without an answer is sent again under its Idempotency-Key and happens once; every letter
/// arrives.
/// </summary>
public sealed class KilledServer(PostgresCluster cluster)
{
    private const int Cases = 10;

    // The long form (ops/longtest crash) sets the number and the seed.
    private static readonly int? Given = int.TryParse(Environment.GetEnvironmentVariable("QINGYI_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : null;
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("QINGYI_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 20261122;
    private static readonly TimeSpan Ready = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Nothing_is_lost_or_doubled_when_the_server_is_killed_at_random_moments()
    {
        await using var house = new House();
        await Run(house, Given ?? 52);
    }

    [Fact]
    public async Task Nor_on_PostgreSQL()
    {
        await using var house = new House { Postgres = await cluster.Database() };
        await Run(house, Given ?? 20);
    }

    private static async Task Run(House house, int kills)
    {
        await house.InitializeAsync();
        await using var post = await PostBox.Open(house);
        await house.HandOver();

        // The process that takes over goes by the system's clock.
        house.Clock.Set(TimeProvider.System.GetUtcNow());
        var driver = new Driver(house);
        var random = new Random(Seed);
        var starts = new List<TimeSpan>();
        var points = new Dictionary<string, int>(StringComparer.Ordinal);
        var trap = Path.Combine(house.Data, "..", "trap-" + Path.GetFileName(house.Data));
        var trapped = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOTNET_STARTUP_HOOKS"] = typeof(KillPoints).Assembly.Location, [KillPoints.File] = trap,
            ["Exchange__Beat"] = "00:00:00.200", ["Exchange__Timeout"] = "00:00:05", ["Exchange__FirstWait"] = "00:00:01",
        };

        for (var kill = 0; kill < kills; kill++)
        {
            var from = Stopwatch.GetTimestamp();
            using var server = await ServerProcess.Start(house.Data, house.Keys, house.Postgres, trapped);
            starts.Add(Stopwatch.GetElapsedTime(from));
            using var over = new CancellationTokenSource();
            var work = driver.Drive(server.Url, over.Token);
            await Task.WhenAny(work, driver.AnswersMore(random.Next(1, 8)));
            var letter = string.Create(CultureInfo.InvariantCulture, $"letter-{kill}");
            if (kill % 2 == 0)
            {
                await PostBox.Letter(house, letter);
                await Task.Delay(random.Next(0, 40), CancellationToken.None);
                await server.Kill();
            }
            else
            {
                var (name, nth) = Point(kill / 2);
                KillPoints.Arm(trap, name, nth);
                await PostBox.Letter(house, letter);
                await await Task.WhenAny(server.Ended, Fault(work), Missed($"{name} {nth}"));
                File.Delete(trap);
                points[name] = points.GetValueOrDefault(name) + 1;
            }

            await over.CancelAsync();
            await work;
            await Invariants.Hold(house.Store);
            await driver.EveryAnsweredCallStands(everything: kill % 100 == 99 || kill == kills - 1);
        }

        using (await ServerProcess.Start(house.Data, house.Keys, house.Postgres, trapped))
        {
            await PostBox.Emptied(house, seconds: 90);
        }

        Assert.Equal(kills, post.Arrived.Count);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(house.Postgres is null ? "SQLite" : "PostgreSQL")}: seed {Seed}, {kills} kills, {driver.Answered} calls answered, {driver.Closed} cases closed, at named points: {string.Join(", ", points.Select(p => $"{p.Key} {p.Value}"))}, ready after {starts.Average(t => t.TotalSeconds):0.0} s, at most {starts.Max(t => t.TotalSeconds):0.0} s"));
        Assert.True(driver.Answered > kills, $"Only {driver.Answered} calls were answered: the kills prove too little.");
        Assert.True(Given is null || starts.Order().ElementAt(starts.Count / 2) < Ready, $"Ready again only after {starts.Order().ElementAt(starts.Count / 2)}.");
    }

    // Ends only with a fault of ours: the work otherwise ends with the server.
    private static async Task Fault(Task work)
    {
        await work;
        await Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None);
    }

    private static async Task Missed(string point)
    {
        await Task.Delay(TimeSpan.FromMinutes(3), CancellationToken.None);
        Assert.Fail($"The server never came to {point}.");
    }

    // Before and after a commit and a letter, and at every statement in turn: also those before and after a file is written.
    private static (string Name, int Nth) Point(int k) => (k % 5) switch
    {
        0 => ("TransactionCommitting", 1 + (k / 5 % 4)),
        1 => ("TransactionCommitted", 1 + (k / 5 % 4)),
        2 => ("HttpRequestOut.Start", 1),
        3 => ("HttpRequestOut.Stop", 1),
        _ => ("CommandExecuting", 1 + (k / 5 * 7 % 60)),
    };

    /// <summary>Officers at work: each call carries a key; what was not answered is sent again.</summary>
    private sealed class Driver(House house)
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
            catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException)
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
                if (_receipts.Count < Cases + _closed)
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

        private string NewKey() => string.Create(CultureInfo.InvariantCulture, $"crash-{Seed}-{Interlocked.Increment(ref _keys)}");
    }
}
