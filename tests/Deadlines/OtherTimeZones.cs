using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Qingyi.Tests.Crash;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Deadlines;

/// <summary>Wherever the machine stands, legal days are days in Beijing: the dates are the same in every time zone, those with summer time included.</summary>
public sealed partial class OtherTimeZones
{
    private const string Beijing = "Asia/Shanghai";
    private static readonly string[] Zones = [Beijing, "UTC", "America/New_York", "Australia/Lord_Howe"];

    // The tests of dates that need no server; each is to pass as a process of its own.
    private static readonly string[] OfDates =
    [
        "Qingyi.Tests.Deadlines.WorkingDay*", "Qingyi.Tests.Deadlines.LegalLimitOracle", "Qingyi.Tests.Deadlines.LegalLimitProperties", "Qingyi.Tests.Deadlines.LightReadings", "Qingyi.Tests.Campaigns.CampaignOracle",
        "Qingyi.Tests.Engine.CronScheduleTests", "Qingyi.Tests.Cli.CalendarAndCampaignTests", "Qingyi.Tests.Web.ShowTests",
    ];

    [Theory]
    [InlineData("UTC")]
    [InlineData("America/New_York")]
    [InlineData("Australia/Lord_Howe")]
    public async Task The_tests_of_dates_pass_there(string zone)
    {
        var said = await Run(zone, Path.Combine(AppContext.BaseDirectory, "Qingyi.Tests"), ["-noLogo", "-noColor", "-xml", "/dev/null", .. OfDates.SelectMany(c => new[] { "-class", c })]);

        var sum = Sum().Match(said);
        Assert.True(sum.Success && int.Parse(sum.Groups["total"].Value, System.Globalization.CultureInfo.InvariantCulture) > 100 && sum.Groups["failed"].Value == "0", said);
    }

    [Theory]
    [InlineData("leap day", "2024-03-01", "add", "--from", "2024-02-28", "--workdays", "2")]
    [InlineData("year end", "2023-01-03", "add", "--from", "2022-12-30", "--workdays", "1")]
    [InlineData("Spring Festival", "2024-02-19", "add", "--from", "2024-02-09", "--workdays", "2")]
    [InlineData("before Spring Festival", "2024-02-08", "add", "--from", "2024-02-18", "--workdays", "-2")]
    [InlineData("make-up Saturday", "2024-10-12", "add", "--from", "2024-10-11", "--workdays", "1")]
    [InlineData("quarter's end", "2022-03-31", "last-workdays", "--period", "2022Q1", "--count", "1")]
    public async Task The_command_gives_the_same_day_in_every_zone(string what, string expected, params string[] arguments)
    {
        var said = await Task.WhenAll(Zones.Select(z => Qingyi(z, ["calendar", .. arguments])));

        Assert.All(said, day => Assert.Equal((what, expected), (what, day.Trim())));
    }

    [Fact]
    public async Task A_server_there_gives_a_tip_the_same_deadlines_and_shows_the_same_hours()
    {
        await using var house = new House();
        await house.InitializeAsync();
        await house.HandOver();
        var seen = new List<string>();
        foreach (var zone in new[] { Beijing, "America/New_York", "Australia/Lord_Howe" })
        {
            using var server = await ServerProcess.Start(house.Data, house.Keys, environment: new Dictionary<string, string> { ["TZ"] = zone });
            using var client = new HttpClient { BaseAddress = new Uri(server.Url) };
            (await client.PostAsJsonAsync("/api/tips", new { about = new { organisation = House.Hospital }, conduct = "red-envelope", text = "收受红包。" })).EnsureSuccessStatusCode();
            await server.Stop();
            await using var db = house.Store.Open();
            var of = await db.Cases.OrderByDescending(c => c.Id).FirstAsync();
            var deadlines = await db.Deadlines.Where(d => d.CaseId == of.Id).OrderBy(d => d.Limit).ToListAsync();
            var rungs = await db.Rungs.Where(r => deadlines.Select(d => d.Id).Contains(r.DeadlineId)).OrderBy(r => r.Rung).ToListAsync();
            Assert.NotEmpty(rungs);
            seen.Add($"{Numbered().Replace(of.Number, "N")} {string.Join(' ', deadlines.Select(d => $"{d.Limit} {d.DueOn:O} {d.DueAt.UtcTicks} {Hours().Replace(d.Derivation, "T")}"))} {string.Join(' ', rungs.Select(r => $"{r.Recipient} {r.At.UtcTicks}"))}");
        }

        // The day may turn in Beijing between two of them; then the first is no measure for the last.
        Assert.All(seen.GroupBy(s => s).Count() > 1 && TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Hour == 0 ? [] : seen, s => Assert.Equal(seen[0], s));
    }

    private static Task<string> Qingyi(string zone, string[] arguments) => Run(zone, "dotnet", [Path.Combine(AppContext.BaseDirectory, "qingyi.dll"), .. arguments]);

    private static async Task<string> Run(string zone, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        start.Environment["TZ"] = zone;
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said;
    }

    [GeneratedRegex(@"Total: (?<total>\d+), Errors: 0, Failed: (?<failed>\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Sum();

    // Of the instant of the tip; its day stays.
    [GeneratedRegex(@"\d\d:\d\d:\d\d", RegexOptions.CultureInvariant)]
    private static partial Regex Hours();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
