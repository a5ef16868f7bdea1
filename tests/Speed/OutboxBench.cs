using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Partners;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Speed;

/// <summary>
/// What a beat of the outbox costs a message while a partner is away: the first message of each case waits for its next try, and thousands stand behind them. No statistics are taken: a queue grows faster than they come.
/// <c>ops/bench durable</c> prints it.
/// </summary>
public sealed class OutboxBench(PostgresCluster cluster)
{
    private const string Partner = "away";
    private const int Cases = 50;
    private const int Least = 1_000;
    private const int Most = 20_000;
    private const int Beats = 15;

    [Fact(Explicit = true)]
    public Task On_SQLite() => Run("SQLite", null);

    [Fact(Explicit = true)]
    public async Task On_PostgreSQL() => await Run("PostgreSQL", await cluster.Database());

    private static async Task Run(string store, string? postgres)
    {
        await using var house = new House { Postgres = postgres };
        await house.InitializeAsync();
        await Queue(house, 0, Least);
        var few = await Beat(house) / Least;
        await Queue(house, Least, Most);
        Figures.Report($"outbox: a beat while {Most} messages stand behind {Cases}, each of them, beside {Least} on {store}", await Beat(house) / Most, few, "us");
    }

    private static async Task Queue(House house, int from, int to)
    {
        await using var db = house.Store.Open();
        var now = house.Clock.GetUtcNow();
        db.Outbox.AddRange(Enumerable.Range(from, to - from).Select(n => new OutboxRow
        {
            Id = $"m{n:D6}", Kind = "report-up", Partner = Partner, CaseId = $"case-{n % Cases}", Payload = "{}", CreatedAt = now.AddSeconds(n), NextTry = n < Cases ? now.AddDays(1) : now.AddDays(-1),
        }));
        await db.SaveChangesAsync();
    }

    // Microseconds.
    private static async Task<double> Beat(House house)
    {
        var took = new List<double>();
        for (var i = 0; i < Beats; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            var next = await house.Inside(async s =>
            {
                var outbox = s.GetRequiredService<Outbox>();
                Assert.Contains(Partner, await outbox.Due(CancellationToken.None));
                return await outbox.Take(Partner, CancellationToken.None);
            });
            took.Add(Stopwatch.GetElapsedTime(begun).TotalMicroseconds);
            Assert.Null(next);
        }

        return Figures.Median(took);
    }
}
