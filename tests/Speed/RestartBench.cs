using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Storage;
using Qingyi.Tests.Crash;
using Qingyi.Tests.Support;
using Case = Qingyi.Domain.Cases.Case;

namespace Qingyi.Tests.Speed;

/// <summary>How long a killed server takes until it is ready again, with one case and with 100,000 under way. <c>ops/bench durable</c> prints it.</summary>
public sealed class RestartBench(PostgresCluster cluster)
{
    private const int Cases = 100_000;
    private const int Times = 3;

    [Fact(Explicit = true)]
    public Task On_SQLite() => Run("SQLite", null);

    [Fact(Explicit = true)]
    public async Task On_PostgreSQL() => await Run("PostgreSQL", await cluster.Database());

    private static async Task Run(string store, string? postgres)
    {
        await using var house = new House { Postgres = postgres };
        await house.InitializeAsync();
        house.Clock.Set(TimeProvider.System.GetUtcNow());
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Do("accept-tip");
        await house.HandOver();
        var one = await Ready(house);
        await using (var db = house.Store.Open())
        {
            await Copies(db, walk.CaseId);
            Assert.Equal(Cases + 1, await db.Cases.CountAsync());
        }

        Figures.Report(string.Create(CultureInfo.InvariantCulture, $"restart: ready again with {Cases} cases on {store}, beside one case"), await Ready(house), one, "s");
    }

    private static async Task Copies(CaseDb db, string id)
    {
        string[] of = [.. await db.Deadlines.Where(d => d.CaseId == id).Select(d => d.Id).ToListAsync()];
        await Many.Copy<Case>(db, $"r.\"Id\" = '{id}'", 1, Cases);
        foreach (var copy in new Func<CaseDb, string, int, int, Task>[] { Many.Copy<InstanceRow>, Many.Copy<BookmarkRow>, Many.Copy<TaskRow>, Many.Copy<DeadlineRow>, Many.Copy<JournalRow>, Many.Copy<SealedText>, Many.Copy<CaseKey>, Many.Copy<TipRow> })
        {
            await copy(db, $"r.\"CaseId\" = '{id}'", 1, Cases);
        }

        await Many.Copy<RungRow>(db, $"r.\"DeadlineId\" IN ({string.Join(", ", of.Select(d => $"'{d}'"))})", 1, Cases);
        await Many.Copy<AuditRow>(db, $"r.\"Chain\" = 'case/{id}'", 1, Cases);
        await Many.Copy<ChainHead>(db, $"r.\"Chain\" = 'case/{id}'", 1, Cases);
    }

    private static async Task<double> Ready(House house)
    {
        var took = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            using var server = await ServerProcess.Start(house.Data, house.Keys, house.Postgres);
            took.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
            await server.Kill();
        }

        return Figures.Median(took);
    }
}
