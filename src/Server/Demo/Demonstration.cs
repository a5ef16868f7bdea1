using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Hosting;
using Qingyi.Server.People;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Demo;

/// <summary>
/// The demonstration: a fictional jurisdiction and some thirty invented cases, made by the very steps that people take, on a clock of its own that begins
/// some months back and ends now. Loaded into an empty database, before the service answers.
/// </summary>
public static class Demonstration
{
    public const string AccountsFile = "demo-accounts.json";

    private static readonly TimeOnly Morning = new(8, 0);
    private static readonly TimeOnly BeforeTheOffice = new(8, 30);
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="options">Where data and keys lie.</param>
    /// <param name="ring">The keys of the house.</param>
    /// <param name="now">The instant at which the demonstration ends, UTC.</param>
    /// <param name="console">Told where the accounts are.</param>
    public static async Task Load(ServeOptions options, KeyRing ring, DateTimeOffset now, TextWriter console, CancellationToken cancellation)
    {
        var today = LegalDay.Of(now);
        var cases = DemoCase.All.Select((c, i) => new DemoPlay(c, i, today)).ToList();
        var campaign = new DemoCampaign(today);
        var registers = new DemoRegisters(today);
        var first = cases.Select(c => c.Received).Append(campaign.First).Min();
        var clock = new DemoClock(LegalDay.At(first.AddDays(-1), Morning));
        await using var house = House(options with { Durable = false }, clock, ring);
        await using (var scope = house.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<CaseDb>();
            await DemoHouse.Build(db, cancellation);
            var accounts = await DemoHouse.Hire(scope.ServiceProvider.GetRequiredService<NewAccounts>(), db, cancellation);
            await Write(Path.Combine(options.Data, AccountsFile), accounts, cancellation);
        }

        // At the beginning: the last day may end before its own morning, and no chain of the audit may run backwards.
        await DemoPublic.Publish(house, cancellation);

        for (var day = first; day <= today; day = day.AddDays(1))
        {
            clock.Set(LegalDay.At(day, Morning));
            await Sweep(house, cancellation);
            clock.Set(LegalDay.At(day, BeforeTheOffice));
            await campaign.On(day, house, cancellation);
            await registers.On(day, house, cancellation);
            foreach (var (play, step) in cases.SelectMany(c => c.On(day).Select(step => (Play: c, Step: step))).OrderBy(s => s.Step.At))
            {
                clock.Set(step.At);
                await play.Take(step, house, cancellation);
            }
        }

        clock.Set(now);
        await Sweep(house, cancellation);
        await console.WriteLineAsync($"演示数据已装入：{cases.Count}个虚构案件；账号和密码在 {Path.Combine(options.Data, AccountsFile)}。");
    }

    /// <summary>The same house on another clock; its background services never start.</summary>
    private static ServiceProvider House(ServeOptions options, DemoClock clock, KeyRing ring) =>
        new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).AddQingyi(options, clock, ring).BuildServiceProvider();

    private static async Task Sweep(IServiceProvider house, CancellationToken cancellation)
    {
        await using var scope = house.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Sweep>().Run(cancellation);
    }

    private static async Task Write(string path, IReadOnlyList<DemoAccount> accounts, CancellationToken cancellation)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(path, options);
        await JsonSerializer.SerializeAsync(file, accounts, Readable, cancellation);
    }
}
