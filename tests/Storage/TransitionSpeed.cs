using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Engine.Runs;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Storage;

/// <summary>
/// What a durable cycle costs: a waiting task's instance is loaded, resumed to its next task and saved with inbox, journal and audit, on SQLite with synchronous=FULL. The
/// floor commits one row of as many bytes as the cycle added. Run with <c>-explicit only</c>; it prints both.
/// </summary>
public sealed class TransitionSpeed(House house) : IClassFixture<House>
{
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(3);

    [Fact(Explicit = true)]
    public async Task A_durable_cycle_runs_at_a_quarter_of_the_rate_of_raw_commits_at_least()
    {
        await OwnEdition.Publish(house, [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("one", "leader"), OwnEdition.Opinion("two", "leader")],
            [OwnEdition.Arrow("start", "one"), OwnEdition.Arrow("one", "two", "approved"), OwnEdition.Arrow("two", "one", "approved")]);
        var walk = new CaseWalk(house);
        for (var i = 0; i < 20; i++)
        {
            await walk.TipOff();
        }

        var cases = await house.Inside(s => s.GetRequiredService<CaseDb>().Cases.Select(c => c.Id).ToListAsync());
        await Cycles(cases, 200);
        var before = await Size();
        await Cycles(cases, 100);
        var bytes = (int)((await Size() - before) / 100);

        var (ours, floor, busy) = (new List<double>(), new List<double>(), new List<double>());
        using var raw = new Raw(Path.Combine(house.Data, "raw.db"));
        for (var round = 0; round < 5; round++)
        {
            var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var cycles = 0;
            for (; watch.Elapsed < Each; cycles += 20)
            {
                await Cycles(cases, 20);
            }

            ours.Add(cycles / watch.Elapsed.TotalSeconds);
            busy.Add((Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / cycles);
            floor.Add(raw.Rate(bytes, Each));
        }

        var (a, b) = (Median(ours), Median(floor));
        var said = string.Create(CultureInfo.InvariantCulture, $"durable cycles {a:F0}/s at {Median(busy):F1} ms of processor each, raw commits of {bytes} bytes {b:F0}/s, ratio {a / b:P0}");
        TestContext.Current.SendDiagnosticMessage(said);
        Assert.True(a / b >= 0.25, said);
    }

    private Task<int> Cycles(List<string> cases, int count) => house.Inside(async s =>
    {
        var transitions = s.GetRequiredService<Transitions>();
        for (var i = 0; i < count; i++)
        {
            var outcome = await transitions.Run<string>(cases[i % cases.Count], CaseLifecycle.System, t =>
            {
                var task = t.Records.OpenTasks[0];
                (task.State, task.Outcome, task.DoneAt) = ("done", "approved", t.Now);
                t.Audit("task-completed", new() { ["task"] = task.Id });
                return Task.FromResult<Outcome<string>>(t.Resume(task.InstanceId, task.BookmarkId, "approved") is ResumeResult.Done ? task.Id : new Refusal("gone", ""));
            }, CancellationToken.None);
            Assert.True(outcome.Done);
        }

        return count;
    });

    private Task<long> Size() => house.Inside(async s => (await s.GetRequiredService<CaseDb>().Database.SqlQueryRaw<long>("SELECT page_count * page_size AS Value FROM pragma_page_count(), pragma_page_size()").ToListAsync())[0]);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed class Raw : IDisposable
    {
        private readonly SqliteConnection _db;

        public Raw(string file)
        {
            _db = new SqliteConnection($"Data Source={file};Pooling=False");
            _db.Open();
            Execute("pragma journal_mode=wal; pragma synchronous=full; create table Row (Id integer primary key, Content text not null)");
        }

        public double Rate(int bytes, TimeSpan each)
        {
            using var insert = _db.CreateCommand();
            insert.CommandText = "insert into Row (Content) values ($c)";
            insert.Parameters.AddWithValue("$c", new string('x', bytes));
            var watch = Stopwatch.StartNew();
            var commits = 0;
            for (; watch.Elapsed < each; commits++)
            {
                insert.ExecuteNonQuery();
            }

            return commits / watch.Elapsed.TotalSeconds;
        }

        public void Dispose() => _db.Dispose();

        private void Execute(string sql)
        {
            using var command = _db.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
