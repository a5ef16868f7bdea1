using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Storage;
using Qingyi.Tests.Postgres;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Speed;

/// <summary>What a sweep costs that finds nothing due among so many open deadlines (and as many ended ones), and what each ring costs where many are due. <c>ops/bench durable</c> prints it.</summary>
public sealed class SweepBench(PostgresCluster cluster)
{
    private const int Least = 1_000;
    private const int DueCases = 200;
    private const int DueOfEach = 50;
    private const int Sweeps = 25;

    [Fact(Explicit = true)]
    public Task On_SQLite() => Run("SQLite", null);

    [Fact(Explicit = true)]
    public async Task On_PostgreSQL() => await Run("PostgreSQL", await cluster.Database());

    private static async Task Run(string store, string? postgres)
    {
        await using var house = new House { Postgres = postgres };
        await house.InitializeAsync();
        house.Clock.Set(TimeProvider.System.GetUtcNow());
        await DueSoon.Open(house, DueCases, DueOfEach);
        await DueSoon.Away(house.Store);
        double? least = null;
        var from = 1;
        foreach (var count in new[] { Least, 100_000, 1_000_000 })
        {
            await Open(house, from, count);
            from = count + 1;
            var took = await Quiet(house);
            Figures.Report(string.Create(CultureInfo.InvariantCulture, $"sweep: nothing due among {count} open deadlines and as many ended ones on {store}, beside {Least}"), took, least ??= took, "ms");
        }

        await DueSoon.Schedule(house.Store, TimeSpan.Zero, TimeSpan.Zero, rungs: 1, seed: 1);
        house.Clock.Set(TimeProvider.System.GetUtcNow().AddMinutes(1));
        var begun = Stopwatch.GetTimestamp();
        var rang = await house.Sweep();
        Assert.Equal(DueCases * DueOfEach, rang);
        Figures.Report($"sweep: each ring where {rang} are due, among the million, on {store}", Stopwatch.GetElapsedTime(begun).TotalMilliseconds / rang, null, "ms");
    }

    // Open ones whose rungs are years away, and ended ones whose rungs are long past.
    private static async Task Open(House house, int from, int to)
    {
        await using var db = house.Store.Open();
        var seed = await db.Deadlines.OrderBy(d => d.Id).FirstAsync(d => d.Title == "期限0");
        foreach (var (kind, state, at) in new[] { ("open", "running", house.Clock.GetUtcNow().AddDays(900)), ("ended", "met", house.Clock.GetUtcNow().AddDays(-30)) })
        {
            var id = "bench-" + kind;
            if (from == 1)
            {
                await Template(db, seed, id, state, at);
            }

            await Many.Copy<DeadlineRow>(db, $"r.\"Id\" = '{id}'", from, to);
            await Many.Copy<RungRow>(db, $"r.\"DeadlineId\" = '{id}'", from, to);
        }

        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    private static async Task Template(CaseDb db, DeadlineRow seed, string id, string state, DateTimeOffset at)
    {
        var rungs = await db.Rungs.AsNoTracking().Where(r => r.DeadlineId == seed.Id).ToListAsync();
        db.Deadlines.Add(new DeadlineRow
        {
            Id = id, CaseId = id, Limit = seed.Limit, Title = "样", Article = seed.Article, Duty = seed.Duty, Amount = seed.Amount, StartAt = seed.StartAt, DueAt = at, DueOn = seed.DueOn,
            CalendarVersion = seed.CalendarVersion, Derivation = seed.Derivation, State = state,
        });
        db.Rungs.AddRange(rungs.Select(r => new RungRow { DeadlineId = id, Rung = r.Rung, Recipient = r.Recipient, At = at }));
        await db.SaveChangesAsync();
    }

    // The first one puts aside what is past; the median of the next is what every beat costs.
    private static async Task<double> Quiet(House house)
    {
        await house.Sweep();
        var took = new List<double>();
        for (var i = 0; i < Sweeps; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            Assert.Equal(0, await house.Sweep());
            await house.Inside(s => s.GetRequiredService<Sweep>().Next(CancellationToken.None));
            took.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return Figures.Median(took);
    }
}
