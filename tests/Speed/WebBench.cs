using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Speed;

/// <summary>
/// Lists with 100,000 rows, of cases and of a register: the first page beside the last one, which lies as deep as page 5,000 of twenty lines, and how much of a page's time passes outside the database. Every page is a whole page of HTML
/// over HTTP for a signed-in person, one after the other. <c>ops/bench web</c> prints it.
/// </summary>
public sealed class WebBench(PostgresCluster cluster)
{
    private const int Rows = 100_000;
    private const int Batch = 2_000;
    private const int Looks = 31;
    private const double Most = 1.5;
    private const string Register = "return-visits";

    [Fact(Explicit = true)]
    public Task On_SQLite() => Run("SQLite", null);

    [Fact(Explicit = true)]
    public async Task On_PostgreSQL() => await Run("PostgreSQL", await cluster.Database());

    private static async Task Run(string store, string? postgres)
    {
        await using var house = new House { Postgres = postgres };
        await house.InitializeAsync();
        var deep = await Fill(house);
        var deepEntry = await FillRegister(house);
        if (postgres is not null)
        {
            await house.Inside(s => s.GetRequiredService<CaseDb>().Database.ExecuteSqlRawAsync("VACUUM ANALYZE"));
        }

        using var client = await house.As("section-head");
        using var watch = new DatabaseTime();
        foreach (var (name, address, depth) in new[]
        {
            ("cases", "/workbench/cases", deep), ("cases of one stage", "/workbench/cases?stage=received", deep),
            ("search, words that every case has", "/workbench/search?q=" + Uri.EscapeDataString("示卫线2026"), deep), ("entries of a register", $"/workbench/registers/{Register}", deepEntry),
        })
        {
            var after = (address.Contains('?', StringComparison.Ordinal) ? "&after=" : "?after=") + depth;
            var (first, share) = await Look(client, watch, address);
            var (last, _) = await Look(client, watch, address + after);
            Figures.Report($"web: {name}, {Rows} rows on {store}, page 5,000 beside the first page", last, first, "ms");
            Figures.Report($"web: {name} on {store}, share of the first page's time outside the database", share, null, "of 1");
            Assert.True(last <= first * Most && first <= last * Most, $"{name}: {last} ms, and the first page {first} ms");
        }

        var (rare, _) = await Look(client, watch, "/workbench/search?q=" + Uri.EscapeDataString("2026099999"));
        Figures.Report($"web: search, one of {Rows} cases by its number on {store}", rare, null, "ms");
    }

    // Median of a page's milliseconds, and the share of it in which no command of the database ran and no answer of it was read.
    private static async Task<(double Milliseconds, double Outside)> Look(HttpClient client, DatabaseTime database, string address)
    {
        var (times, shares) = (new List<double>(), new List<double>());
        for (var i = 0; i < Looks + 3; i++)
        {
            database.Take();
            var watch = Stopwatch.StartNew();
            var page = await client.GetStringAsync(address);
            var took = watch.Elapsed;
            Assert.Contains("</html>", page, StringComparison.Ordinal);
            if (i >= 3)
            {
                times.Add(took.TotalMilliseconds);
                shares.Add(Math.Max(0, 1 - (database.Take() / took)));
            }
        }

        return (Figures.Median(times), Figures.Median(shares));
    }

    private static Task<string> Fill(House house) => Fill(house, (db, id, i) => db.Cases.Add(new Case
    {
        Id = id, Number = string.Create(CultureInfo.InvariantCulture, $"示卫线〔2026〕0{i:00000}号"), Title = "示例市第一医院收受患者红包、礼品线索", OrganisationId = i % 3 == 0 ? House.County : House.City,
        Path = i % 3 == 0 ? "/root/city/county/" : "/root/city/", Conduct = "red-envelope", ReceivedAt = House.Monday.AddMinutes(-i), Named = [],
    }));

    // 患者回访 of one hospital.
    private static async Task<string> FillRegister(House house)
    {
        var book = await house.Inside(s => s.GetRequiredService<RegisterBooks>().Ensure(Register, "患者回访", House.Hospital, CancellationToken.None));
        return await Fill(house, (db, id, i) => db.RegisterEntries.Add(new RegisterEntryRow
        {
            Id = id, BookId = book, Register = Register, OrganisationId = House.Hospital, Number = i, NaturalKey = id, State = "due", On = new DateOnly(2026, 3, 2), Texts = "{}",
            Codes = $$"""{"admissionNo":"示例{{i}}","department":"外科","dischargedOn":"2026-03-02"}""", Search = $"示例{i} 外科", DefinitionVersion = 1, CreatedBy = "", CreatedByName = "示例填报员",
            CreatedAt = House.Monday, ChangedAt = House.Monday,
        }));
    }

    // Returns the id before the last page.
    private static async Task<string> Fill(House house, Action<CaseDb, string, int> add)
    {
        var ids = new List<string>(Rows);
        for (var from = 0; from < Rows; from += Batch)
        {
            await house.Inside(async s =>
            {
                var (db, make) = (s.GetRequiredService<CaseDb>(), s.GetRequiredService<Ids>());
                db.ChangeTracker.AutoDetectChangesEnabled = false;
                for (var i = from + 1; i <= from + Batch; i++)
                {
                    // Ids sort by time, as rows that come one after the other do.
                    ids.Add(string.Create(CultureInfo.InvariantCulture, $"{make.New()[..10]}{i:0000000000000000}"));
                    add(db, ids[^1], i);
                }

                return await db.SaveChangesAsync();
            });
        }

        return ids.OrderDescending(StringComparer.Ordinal).ElementAt(Rows - 51);
    }

    /// <summary>How long commands of the database ran, and their answers were read, since it was last asked.</summary>
    private sealed class DatabaseTime : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> _listening = [];
        private long _ticks;

        public DatabaseTime() => _listening.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public TimeSpan Take() => TimeSpan.FromTicks(Interlocked.Exchange(ref _ticks, 0));

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                _listening.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            var took = value.Value switch
            {
                CommandExecutedEventData command => command.Duration,

                // From the answer's first row to its last: SQLite looks for the rows while they are read.
                DataReaderDisposingEventData reader => reader.Duration,
                _ => TimeSpan.Zero,
            };
            Interlocked.Add(ref _ticks, took.Ticks);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => _listening.ForEach(l => l.Dispose());
    }
}
