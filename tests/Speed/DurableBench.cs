using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Client;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Tests.Matters;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Speed;

/// <summary>
/// What a completion of a human task costs: the act is checked and recorded, its deadline met, the workflow resumed through a report to the upper commission (outbox) to the next task with the next
/// deadline, all with audit, journal and inbox in one commit on the disk. The floors commit one row of as many bytes as its rows have, and one of as many as the database logged for it. <c>ops/bench durable</c> prints it.
/// </summary>
public sealed class DurableBench(PostgresCluster cluster)
{
    private const int Matters = 64;
    private const int Rounds = 5;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(3);

    [Fact(Explicit = true)]
    public Task On_SQLite() => Run("SQLite WAL synchronous=FULL", null, 1);

    [Fact(Explicit = true)]
    public async Task On_PostgreSQL() => await Run("PostgreSQL", await cluster.Database(), 1, 8);

    private static async Task Run(string store, string? postgres, params int[] clients)
    {
        await using var house = new House { Postgres = postgres };
        await house.InitializeAsync();
        var matters = await Open(house);
        var (leader, tasks) = await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            var open = await db.Tasks.Where(t => matters.Contains(t.CaseId) && t.State == "open").Select(t => t.Id).ToArrayAsync();
            return (await Seated(db, "leader"), open);
        });
        Task Complete(int client, int of) => CompleteNext(house, leader, tasks, client, of);

        await Figures.PerSecond(1, Each, _ => Complete(0, 1));
        var before = await Size(house);
        for (var i = 0; i < 100; i++)
        {
            await Complete(0, 1);
        }

        var bytes = Math.Max(100, (int)((await Size(house) - before) / 100));
        var logged = 0L;
        for (var i = 0; i < 50; i++)
        {
            await Checkpoint(house);
            var from = await Logged(house);
            await Complete(0, 1);
            logged += await Logged(house) - from;
        }

        var log = (int)(logged / 50);
        Figures.Report($"durable: bytes of log a completion on {store}, other the bytes of its rows", log, bytes, "bytes");
        var alone = double.NaN;
        foreach (var count in clients)
        {
            await using var rawRows = await RawCommits.Open(house.Data, postgres, count, bytes);
            await using var rawLog = await RawCommits.Open(house.Data, postgres, count, log);
            var (ours, ofRows, ofLog, busy) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                var processor = Environment.CpuUsage.TotalTime;
                ours.Add(await Figures.PerSecond(count, Each, client => Complete(client, count)));
                busy.Add((Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / (ours[^1] * Each.TotalSeconds));
                ofRows.Add(await rawRows.Rate(Each));
                ofLog.Add(await rawLog.Rate(Each));
            }

            var rate = Figures.Median(ours);
            Figures.Report($"durable: completions of a task on {store}, {count} at a time, floor raw commits of {bytes} bytes, those of its rows", rate, Figures.Median(ofRows), "completions/s");
            Figures.Report($"durable: the same, floor raw commits of {log} bytes, those of its log", rate, Figures.Median(ofLog), "completions/s");
            Figures.Report($"durable: processor of this process for one of them, {count} at a time", Figures.Median(busy), null, "ms");
            if (double.IsNaN(alone))
            {
                alone = rate;
            }
            else
            {
                Figures.Report($"durable: {count} at a time beside one at a time on {store}", rate, alone, "completions/s");
            }
        }
    }

    private static async Task<List<string>> Open(House house)
    {
        static System.Text.Json.Nodes.JsonObject Step(string id) => OwnEdition.Node(id, "Case.HumanTask",
            ("act", OwnEdition.Literal("give-opinion")), ("role", OwnEdition.Literal("leader")), ("limit", OwnEdition.Literal("rectification")), ("outcomes", OwnEdition.List("approved")));

        await OwnEdition.Publish(house,
            [OwnEdition.Node("start", "Elsa.Start"), Step("one"), OwnEdition.Node("up", "Case.ReportUp"), Step("two"), OwnEdition.Node("again", "Case.ReportUp")],
            [
                OwnEdition.Arrow("start", "one"), OwnEdition.Arrow("one", "up", "approved"), OwnEdition.Arrow("up", "two"),
                OwnEdition.Arrow("two", "again", "approved"), OwnEdition.Arrow("again", "one"),
            ],
            "rectification");
        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            db.Partners.Add(new PartnerRow { Name = "province", PublicKey = "", Url = "http://127.0.0.1:9", Kind = "upper", AddedAt = House.Monday });
            return await db.SaveChangesAsync();
        });
        var walk = new MatterWalk(house);
        var opened = new List<string>();
        for (var i = 0; i < Matters; i++)
        {
            await walk.Open("handler", "rectification", House.Hospital);
            opened.Add(walk.Id);
        }

        return opened;
    }

    // The next matter of this client, and the task that the answer to the last completion named: two clients never want the same one.
    private static readonly int[] Turns = new int[Matters];

    private static async Task CompleteNext(House house, Person leader, string[] tasks, int client, int of)
    {
        var share = tasks.Length / of;
        var matter = (client * share) + (Turns[client]++ % share);
        tasks[matter] = await house.Inside(async s =>
        {
            s.GetRequiredService<PersonAtDoor>().Seat(leader);
            var done = await s.GetRequiredService<CompleteTask>().Complete(tasks[matter], new TaskCompletion("approved"), CancellationToken.None);
            Assert.True(done.Done is not null, done.Refusal?.Sentence ?? string.Join("; ", done.Faults ?? new Dictionary<string, string>()));
            return Assert.Single(done.Done.NextTasks).Id;
        });
    }

    private static async Task<Person> Seated(CaseDb db, string user) => await PersonAtDoor.Of(db, await db.Users.FirstAsync(u => u.UserName == user), CancellationToken.None);

    // What SQLite has logged is the length of its log since it was last emptied; PostgreSQL counts on.
    private static Task<int> Checkpoint(House house) => house.Postgres is not null ? Task.FromResult(0)
        : house.Inside(s => s.GetRequiredService<CaseDb>().Database.ExecuteSqlRawAsync("pragma wal_checkpoint(truncate)"));

    private static async Task<long> Logged(House house) => house.Postgres is null
        ? Directory.GetFiles(house.Data, "*.db-wal").Sum(f => new FileInfo(f).Length)
        : (await house.Inside(s => s.GetRequiredService<CaseDb>().Database.SqlQueryRaw<long>("""SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint AS "Value" """).ToListAsync()))[0];

    private static Task<long> Size(House house) => house.Inside(async s => (await s.GetRequiredService<CaseDb>().Database.SqlQueryRaw<long>(house.Postgres is null
        ? "SELECT page_count * page_size AS Value FROM pragma_page_count(), pragma_page_size()"
        : """SELECT pg_database_size(current_database()) AS "Value" """).ToListAsync())[0]);
}
