using System.Diagnostics;
using System.Globalization;
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
        var driver = new Driver(house, Cases, Seed);
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
                await Trapped(server, work, $"{name} {nth}");
                File.Delete(trap);
                points[name] = points.GetValueOrDefault(name) + 1;
            }

            await over.CancelAsync();
            await work;
            await Invariants.Hold(house.Store);
            await driver.EveryAnsweredCallStands(everything: kill % 100 == 99 || kill == kills - 1);
            if (kill % 50 == 49)
            {
                Say(kill + 1);
            }
        }

        using (await ServerProcess.Start(house.Data, house.Keys, house.Postgres, trapped))
        {
            await PostBox.Emptied(house, seconds: 90);
        }

        Assert.Equal(kills, post.Arrived.Count);
        Say(kills);
        Assert.True(driver.Answered > kills, $"Only {driver.Answered} calls were answered: the kills prove too little.");
        Assert.True(Given is null || starts.Order().ElementAt(starts.Count / 2) < Ready, $"Ready again only after {starts.Order().ElementAt(starts.Count / 2)}.");

        void Say(int sofar) => TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(house.Postgres is null ? "SQLite" : "PostgreSQL")}: seed {Seed}, {sofar} kills, {driver.Answered} calls answered, {driver.Closed} cases closed, at named points: {string.Join(", ", points.Select(p => $"{p.Key} {p.Value}"))}, ready after {starts.Average(t => t.TotalSeconds):0.0} s, at most {starts.Max(t => t.TotalSeconds):0.0} s"));
    }

    // The work ends with the server, or before it with a fault of ours.
    private static async Task Trapped(ServerProcess server, Task work, string point)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            if (await Task.WhenAny(server.Ended, work).WaitAsync(patience.Token) == work)
            {
                await work;
            }

            await server.Ended.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            Assert.Fail($"The server never came to {point}.");
        }
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
}
