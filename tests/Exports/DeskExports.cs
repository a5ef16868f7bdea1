using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Storage;
using Qingyi.Tests.Inspections;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Exports;

/// <summary>What stands on a desk goes out as it is shown there: tasks, notices, rounds of inspection.</summary>
public abstract class DeskExports(House house)
{
    private readonly ListReading _lists = new(house);

    [Fact]
    public async Task The_inbox_is_exported_as_it_is_filtered_and_whole()
    {
        for (var i = 0; i < 25; i++)
        {
            await new CaseWalk(house).TipOff(conduct: i % 2 == 0 ? "kickback" : "red-envelope");
        }

        foreach (var filter in new[] { "", "filter=unclaimed", "filter=mine", "light=red", "q=" + Uri.EscapeDataString("回扣"), "state=done" })
        {
            var shown = await _lists.Shown("intake", "/workbench/inbox?" + filter);
            var (csv, xlsx) = await _lists.Exported("intake", $"/workbench/inbox/export?{filter}&format=");

            Assert.Equal(csv, xlsx);
            Assert.Equal(shown.Count, csv.Count);
            foreach (var (row, cells) in shown.Zip(csv, (row, line) => (row, line.Split('|'))))
            {
                Assert.StartsWith(cells[0] + cells[1], row[1], StringComparison.Ordinal);
                Assert.Equal((cells[2], cells[3]), (row[0], row[2]));
                Assert.Equal(filter == "state=done" ? "受理人员甲" : "待签收", cells[6]);
            }
        }

        Assert.Equal(25, (await _lists.Exported("intake", "/workbench/inbox/export?format=")).Csv.Count);
        Assert.Equal(13, (await _lists.Exported("intake", $"/workbench/inbox/export?q={Uri.EscapeDataString("回扣")}&format=")).Csv.Count);
        Assert.Empty((await _lists.Exported("county-section-head", "/workbench/inbox/export?format=")).Csv);
    }

    [Fact]
    public async Task Notices_rounds_and_transfers_are_exported_to_who_sees_them()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until(null);
        var rounds = new RoundWalk(house);
        await rounds.Opens("section-head", "shandong-2021", "spot-check", "2022");

        var (notices, same) = await _lists.Exported("publisher", "/workbench/notices/export?format=");
        Assert.Equal(notices, same);
        Assert.Contains("公示中", Assert.Single(notices), StringComparison.Ordinal);
        Assert.Empty((await _lists.Exported("publisher", "/workbench/notices/export?state=withdrawn&format=")).Csv);
        Assert.Empty((await _lists.Exported("publisher", "/workbench/notices/export?state=waiting&format=")).Csv);

        foreach (var filter in new[] { "", "show=waiting" })
        {
            var handed = await _lists.Shown("section-head", "/workbench/transfers?" + filter);
            var (lines, others) = await _lists.Exported("section-head", $"/workbench/transfers/export?{filter}&format=");
            Assert.Equal(lines, others);
            Assert.NotEmpty(lines);
            Assert.Equal(lines.Select(l => l.Split('|')).Select(c => (c[0] + c[1], c[2], c[3], c[4], c[5].Length == 0 ? "尚无回执" : c[5])), handed.Select(r => (r[0], r[1], r[2], r[3], r[4])));
        }

        Assert.Empty((await _lists.Exported("county-section-head", "/workbench/transfers/export?format=")).Csv);

        // Above the rounds the page has the year's quota.
        var round = (await _lists.Shown("section-head", "/workbench/inspections"))[^1];
        var (csv, xlsx) = await _lists.Exported("section-head", "/workbench/inspections/export?format=");
        Assert.Equal(csv, xlsx);
        var cells = Assert.Single(csv).Split('|');
        Assert.Equal($"{cells[0]}{cells[1]}·{cells[2]}", round[0]);
        Assert.Equal(cells[3..], round[1..]);
        Assert.Empty((await _lists.Exported("county-section-head", "/workbench/inspections/export?format=")).Csv);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await rounds.As("handler")).GetAsync("/workbench/notices/export")).StatusCode);
    }
}

public sealed class DeskExportsOnSqlite(House house) : DeskExports(house), IClassFixture<House>;

public sealed class DeskExportsOnPostgres(PostgresHouse house) : DeskExports(house.House), IClassFixture<PostgresHouse>;

/// <summary>The list of steps that could not be done, in a house of its own: the drawing that holds them is the whole city's.</summary>
public sealed class HeldStepExport(PostgresCluster cluster)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Steps_that_could_not_be_done_are_exported_as_they_are_listed_whatever_columns_are_shown(bool postgres)
    {
        await using var house = new House { Postgres = postgres ? await cluster.Database() : null };
        await house.InitializeAsync();
        var lists = new ListReading(house);
        await OwnEdition.Publish(house,
            [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("opinion", "leader"), OwnEdition.Node("publish", "Case.PublishNotice"), OwnEdition.Node("end", "Elsa.End")],
            [OwnEdition.Arrow("start", "opinion"), OwnEdition.Arrow("opinion", "publish", "approved"), OwnEdition.Arrow("publish", "end")]);
        for (var i = 0; i < 2; i++)
        {
            var walk = new CaseWalk(house);
            await walk.TipOff();
            await walk.Complete("leader", Assert.Single(await walk.Inbox("leader")), "approved", []);
        }

        var shown = await lists.Shown("supervisor", "/workbench/incidents");
        var (csv, xlsx) = await lists.Exported("supervisor", "/workbench/incidents/export?format=");

        // Beside what the file says stands the button.
        Assert.Equal(csv, xlsx);
        Assert.Equal(2, csv.Count);
        Assert.Equal(shown.Select(s => string.Join('|', s[..4])), csv);
        await Choose(house, "why");
        Assert.All(await lists.Shown("supervisor", "/workbench/incidents"), s => Assert.Equal(3, s.Length));
        Assert.Equal(csv, (await lists.Exported("supervisor", "/workbench/incidents/export?format=")).Csv);
    }

    private static Task<int> Choose(House house, string shown) => house.Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        var supervisor = await db.Users.FirstAsync(u => u.UserName == "supervisor");
        db.Preferences.Add(new PreferenceRow { AccountId = supervisor.Id, Name = "columns/incidents", Value = string.Join(',', new[] { "step", "why", "since" }.Except([shown])) });
        return await db.SaveChangesAsync();
    });
}
