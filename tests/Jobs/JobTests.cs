using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain;
using Qingyi.Server.Features.Jobs;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Features.Registers.Sheets;
using Qingyi.Server.Hosting;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Tests.Exports;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Jobs;

/// <summary>任务中心: a long job is done once, by whoever holds its lease, and its file is its owner's.</summary>
public abstract class JobTests(JobHouse jobs)
{
    private readonly House house = jobs.House;

    [Fact]
    public async Task A_long_list_is_exported_as_the_short_way_would_and_only_its_owner_gets_the_file()
    {
        var walk = new RegisterWalk(house);
        for (var i = 0; i < 4; i++)
        {
            await walk.Enter("hospital", "expulsions", new() { ["company"] = $"样本企业{i}", ["expelledAt"] = walk.Moment(-1), ["place"] = "门诊", ["cause"] = "unbooked", ["handler"] = "保卫甲" });
        }

        var before = await Audited("register-exported");
        var job = await Ask("hospital", ExportRegisterJob.Name, "expulsions", "?q=" + Uri.EscapeDataString("样本企业"));
        await Done(job);

        Assert.Equal(before + 1, await Audited("register-exported"));
        using var client = await house.As("hospital");
        using var made = new MemoryStream(await client.GetByteArrayAsync($"/workbench/jobs/{job}/file"));
        using var direct = new MemoryStream(await client.GetByteArrayAsync("/api/registers/expulsions/export?format=xlsx&q=" + Uri.EscapeDataString("样本企业")));
        var (rows, expected) = (XlsxReader.Rows(made).Select(r => string.Join('|', r.Cells)).ToList(), XlsxReader.Rows(direct).Select(r => string.Join('|', r.Cells)).ToList());
        Assert.Equal(5, rows.Count);
        Assert.Equal(expected, rows);
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.As("handler")).GetAsync($"/workbench/jobs/{job}/file")).StatusCode);
        Assert.Contains("register-export", await client.GetStringAsync("/workbench/registers/expulsions"), StringComparison.Ordinal);

        // Who stands back from the book afterwards has the file no longer.
        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            var (book, me) = (await db.JobHolds.Where(h => h.JobId == job).Select(h => h.CaseId).SingleAsync(), await db.Users.Where(u => u.UserName == "hospital").Select(u => u.Id).SingleAsync());
            db.CaseBars.Add(new CaseBar { CaseId = book, Kind = "person", Subject = me });
            await db.SaveChangesAsync();
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync($"/workbench/jobs/{job}/file")).StatusCode);
            return await db.CaseBars.Where(b => b.CaseId == book).ExecuteDeleteAsync();
        });
    }

    [Fact]
    public async Task The_job_of_a_node_that_was_killed_is_done_by_one_of_two_others_and_once()
    {
        await house.Beside();
        var before = await Audited("slow-done");
        var killed = await Insert("taken-over", JobRow.Running, house.Clock.GetUtcNow().AddSeconds(-1));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Ring()));
        await Done(killed);
        await Ring();

        Assert.Equal(before + 1, await Audited("slow-done"));
        Assert.Equal((JobRow.Done, 2), await Row(killed, j => new ValueTuple<string, int>(j.State, j.Fence)));
        var alive = await Insert("alive", JobRow.Running, house.Clock.GetUtcNow().AddSeconds(30));
        await Ring();
        Assert.Equal((JobRow.Running, 1), await Row(alive, j => new ValueTuple<string, int>(j.State, j.Fence)));
        await house.Inside(s => s.GetRequiredService<CaseDb>().Jobs.Where(j => j.Id == alive).ExecuteDeleteAsync());
    }

    [Fact]
    public async Task Whoever_lost_the_lease_stops_and_commits_nothing()
    {
        jobs.Slow.Again();
        var (before, stopped) = (await Audited("slow-done"), jobs.Slow.Stopped);
        var job = await Ask("handler", "slow", "slow");
        await jobs.Slow.Begun;
        await house.Inside(s => s.GetRequiredService<CaseDb>().Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(j => j.SetProperty(x => x.Fence, x => x.Fence + 1)));

        await Until(() => Task.FromResult(jobs.Slow.Stopped == stopped + 1));
        Assert.Equal((JobRow.Running, 2), await Row(job, j => new ValueTuple<string, int>(j.State, j.Fence)));
        Assert.Equal(before, await Audited("slow-done"));

        jobs.Slow.Release();
        await house.Inside(s => s.GetRequiredService<CaseDb>().Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(j => j.SetProperty(x => x.LeaseUntil, house.Clock.GetUtcNow().AddSeconds(-1))));
        await Done(job);
        Assert.Equal(before + 1, await Audited("slow-done"));
    }

    [Fact]
    public async Task A_job_shows_how_far_it_is_is_cancelled_once_and_asked_for_twice_is_one()
    {
        jobs.Slow.Again();
        var stopped = jobs.Slow.Stopped;
        var job = await Ask("handler", "slow", "slow", "a");
        await jobs.Slow.Begun;
        Assert.Equal(job, await Ask("handler", "slow", "slow", "a"));
        await Until(async () => await Row(job, j => j.Progress) == 1);
        Assert.Contains("1 / 2", await (await house.As("handler")).GetStringAsync("/workbench/jobs"), StringComparison.Ordinal);

        Assert.True((await Cancel("handler", job)).Done);
        Assert.True((await Cancel("handler", job)).Done);
        await Until(() => Task.FromResult(jobs.Slow.Stopped == stopped + 1));
        Assert.Equal(JobRow.Cancelled, await Row(job, j => j.State));
        Assert.Equal("no-such-job", (await Cancel("intake", job)).Refusal?.Code);

        var done = await Ask("handler", "slow", "quick");
        await Done(done);
        Assert.Equal("job-over", (await Cancel("handler", done)).Refusal?.Code);
    }

    [Fact]
    public async Task A_file_goes_after_its_days_and_the_line_later()
    {
        var job = await Ask("leader", "slow", "quick");
        await Done(job);
        var at = await house.Inside(s => s.GetRequiredService<CaseDb>().JobFiles.Where(f => f.JobId == job).Select(f => f.StoredAs).SingleAsync());
        var file = Path.Combine(house.Data, "files", at[..2], at);
        Assert.True(File.Exists(file));
        var then = house.Clock.GetUtcNow();

        house.Clock.Set(then.AddDays(8));
        await Ring();
        Assert.False(File.Exists(file));
        Assert.Equal(JobRow.Expired, await Row(job, j => j.State));
        Assert.Equal(HttpStatusCode.Gone, (await (await house.As("leader")).GetAsync($"/workbench/jobs/{job}/file")).StatusCode);

        house.Clock.Set(then.AddDays(40));
        await Ring();
        Assert.False(await house.Inside(s => s.GetRequiredService<CaseDb>().Jobs.AnyAsync(j => j.Id == job)));
        house.Clock.Set(then);
    }

    [Fact]
    public async Task What_breaks_each_time_fails_with_a_sentence()
    {
        var job = await Ask("handler", "slow", "broken");
        await Until(async () =>
        {
            await Ring();
            return await Row(job, j => j.State) == JobRow.Failed;
        });

        Assert.Contains("系统几次都没有完成", await (await house.As("handler")).GetStringAsync("/workbench/jobs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_goes_back_page_by_page_and_shows_one_state_alone()
    {
        var now = house.Clock.GetUtcNow();
        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            var owner = await db.Users.Where(u => u.UserName == "publisher").Select(u => u.Id).SingleAsync();
            db.Jobs.AddRange(Enumerable.Range(0, 45).Select(i => new JobRow
            {
                // Two of each moment: the id decides.
                Id = $"page-{i:00}", Kind = "slow", Title = $"第{i:00}项", Subject = "quick", Query = i.ToString(CultureInfo.InvariantCulture), OwnerId = owner, State = i % 3 == 0 ? JobRow.Failed : JobRow.Cancelled, CreatedAt = now.AddMinutes(i / 2), ExpiresAt = now.AddDays(9),
            }));
            return await db.SaveChangesAsync();
        });

        var lists = new ListReading(house);
        Assert.Equal(Enumerable.Range(0, 45).Reverse().Select(i => $"第{i:00}项"), (await lists.Shown("publisher", "/workbench/jobs")).Select(l => l[0]));
        Assert.Equal(Enumerable.Range(0, 45).Reverse().Where(i => i % 3 != 0).Select(i => $"第{i:00}项"), (await lists.Shown("publisher", "/workbench/jobs?state=cancelled")).Select(l => l[0]));
        Assert.Empty(await lists.Shown("publisher", "/workbench/jobs?state=done"));
        Assert.Equal(20, (await lists.Page("publisher", "/workbench/jobs?after=99999999999999999999-x")).Count);
    }

    private Task<string> Ask(string user, string kind, string subject, string query = "") => As(user, async s => (await s.GetRequiredService<Server.Features.Jobs.Jobs>().Ask(kind, subject, query, CancellationToken.None)).Value!.Id);

    private Task<Outcome<string>> Cancel(string user, string job) => As(user, s => s.GetRequiredService<Server.Features.Jobs.Jobs>().Cancel(job, CancellationToken.None));

    private Task<T> As<T>(string user, Func<IServiceProvider, Task<T>> work) => house.Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        s.GetRequiredService<PersonAtDoor>().Seat(await PersonAtDoor.Of(db, await db.Users.AsNoTracking().SingleAsync(u => u.UserName == user), CancellationToken.None));
        return await work(s);
    });

    private Task<string> Insert(string subject, string state, DateTimeOffset until) => house.Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        var job = new JobRow
        {
            Id = s.GetRequiredService<Ids>().New(), Kind = "slow", Title = "慢任务", Subject = subject, Query = "", OwnerId = await db.Users.Where(u => u.UserName == "handler").Select(u => u.Id).SingleAsync(),
            State = state, CreatedAt = house.Clock.GetUtcNow(), LeaseBy = "gone/1", LeaseUntil = until, Fence = 1,
        };
        db.Jobs.Add(job);
        await db.SaveChangesAsync();
        return job.Id;
    });

    private Task<T> Row<T>(string job, System.Linq.Expressions.Expression<Func<JobRow, T>> what) => house.Inside(s => s.GetRequiredService<CaseDb>().Jobs.Where(j => j.Id == job).Select(what).SingleAsync());

    private Task<int> Audited(string what) => house.Inside(s => s.GetRequiredService<CaseDb>().Audit.CountAsync(a => a.What == what));

    private async Task Ring() => await house.Services.GetRequiredService<Rounds<RunJobs>>().Round(CancellationToken.None);

    private Task Done(string job) => Until(async () => await Row(job, j => j.State) == JobRow.Done);

    private static async Task Until(Func<Task<bool>> what)
    {
        for (var looks = 0; !await what(); looks++)
        {
            Assert.True(looks < 600, "It does not come about.");
            await Task.Delay(50);
        }
    }
}

public sealed class JobsOnSqlite(JobHouse house) : JobTests(house), IClassFixture<JobHouse>;

public sealed class JobsOnPostgres(PostgresJobHouse house) : JobTests(house.Jobs), IClassFixture<PostgresJobHouse>;
