using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Storage;

/// <summary>Links, lines and rungs that go in with one statement a table are the rows that the model would have written, and none is lost when a save fails.</summary>
public sealed class AppendedRowsTests : IAsyncLifetime
{
    private readonly House _house = new();

    public ValueTask InitializeAsync() => _house.InitializeAsync();
    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Every_value_comes_back_as_it_was_given()
    {
        await _house.Inside(async s =>
        {
            var db = Db(s);
            db.Rungs.AddRange(Rungs(2));
            db.Journal.Add(Line("first", "字😀'\""));
            db.Journal.Add(Line("second", null));
            Assert.Equal(4, await db.SaveChangesAsync());
            return 0;
        });

        var (rungs, lines) = await _house.Inside(async s => (await Db(s).Rungs.Where(r => r.DeadlineId == "d").OrderBy(r => r.Rung).ToListAsync(), await Db(s).Journal.Where(j => j.CaseId == "c").OrderBy(j => j.Id).ToListAsync()));
        Assert.Equivalent(Rungs(2).ToList(), rungs, strict: true);
        Assert.Equal(["first", "second"], lines.Select(l => l.NodeId));
        Assert.Equal(["字😀'\"", null], lines.Select(l => l.Message));
        Assert.All(lines, l => Assert.Equal((House.Monday, 7, (string?)null), (l.At, l.TypeVersion, l.Outputs)));
        Assert.True(lines[0].Id < lines[1].Id);
    }

    [Fact]
    public async Task More_rows_than_a_statement_takes_go_in_all()
    {
        await _house.Inside(async s =>
        {
            Db(s).Rungs.AddRange(Rungs(1_203));
            return await Db(s).SaveChangesAsync();
        });

        Assert.Equal(Enumerable.Range(0, 1_203), await _house.Inside(s => Db(s).Rungs.Where(r => r.DeadlineId == "d").Select(r => r.Rung).Order().ToListAsync()));
    }

    [Fact]
    public async Task A_key_that_is_taken_fails_the_whole_save_and_the_next_one_saves_all_of_it()
    {
        var taken = Rungs(1).Single();
        await _house.Inside(async s =>
        {
            Db(s).Rungs.Add(taken);
            return await Db(s).SaveChangesAsync();
        });

        await _house.Inside(async s =>
        {
            var db = Db(s);
            db.Rungs.AddRange(Rungs(3));
            db.CaseParties.Add(new CaseParty { CaseId = "c", AccountId = "a" });
            var failure = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            Assert.True(failure.IsConflict());
            Assert.IsType<SqliteException>(failure.InnerException);
            Assert.Equal(0, await db.CaseParties.CountAsync(p => p.CaseId == "c"));

            await db.Rungs.Where(r => r.DeadlineId == "d").ExecuteDeleteAsync();
            return await db.SaveChangesAsync();
        });

        Assert.Equal((3, 1), await _house.Inside(async s => (await Db(s).Rungs.CountAsync(r => r.DeadlineId == "d"), await Db(s).CaseParties.CountAsync(p => p.CaseId == "c"))));
    }

    [Fact]
    public async Task A_rung_that_was_saved_can_be_changed_and_saved_again()
    {
        await _house.Inside(async s =>
        {
            var (db, rungs) = (Db(s), Rungs(2).ToList());
            db.Rungs.AddRange(rungs);
            await db.SaveChangesAsync();
            rungs[1].PassedAt = House.Monday;
            return await db.SaveChangesAsync();
        });

        Assert.Equal([null, House.Monday], await _house.Inside(s => Db(s).Rungs.Where(r => r.DeadlineId == "d").OrderBy(r => r.Rung).Select(r => r.PassedAt).ToListAsync()));
    }

    private static CaseDb Db(IServiceProvider s) => s.GetRequiredService<CaseDb>();

    private static IEnumerable<RungRow> Rungs(int count) => Enumerable.Range(0, count).Select(n => new RungRow
    {
        DeadlineId = "d", Rung = n, Recipient = "leader-in-charge", At = House.Monday.AddMinutes(n), FiredAt = n % 2 == 1 ? House.Monday.AddHours(n) : null,
    });

    private static JournalRow Line(string node, string? message) => new()
    {
        CaseId = "c", InstanceId = "i", Sequence = 3, ActivityId = "a", NodeId = node, Type = "Elsa.Start", TypeVersion = 7, Event = "Completed", Message = message, At = House.Monday,
    };
}
