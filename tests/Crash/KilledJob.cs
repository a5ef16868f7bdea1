using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Audit;
using Qingyi.Server.Features.Jobs;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Crash;

/// <summary>A long job whose server is killed under it is taken up by the next one when its lease is over, and ends once.</summary>
public sealed class KilledJob
{
    private const int Links = 100_000;

    [Fact]
    public async Task A_job_that_was_under_way_when_the_server_was_killed_is_done_by_the_next_and_once()
    {
        await using var house = new House();
        await house.InitializeAsync();
        await house.HandOver();
        await Fill(house.Store);

        string job;
        using (var server = await ServerProcess.Start(house.Data, house.Keys))
        {
            using var auditor = await SignIn(house, server.Url);
            var answer = await auditor.Post("/workbench/admin/audit", "/workbench/admin/audit/check", ("chain", "bulk"));
            Assert.Equal(System.Net.HttpStatusCode.Found, answer.Status);
            job = (await Until(house.Store, j => j.State == JobRow.Running)).Id;
            await server.Kill();
        }

        var left = await Row(house.Store, job);
        Assert.Equal((JobRow.Running, 1), (left.State, left.Fence));
        Assert.Equal(0, await Told(house.Store));
        using (var next = await ServerProcess.Start(house.Data, house.Keys))
        {
            // Whose lease is not over might still be at work: nobody touches it.
            await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
            Assert.Equal(1, (await Row(house.Store, job)).Fence);

            // The minute of the lease goes by.
            await using (var db = house.Store.Open())
            {
                await db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(j => j.SetProperty(x => x.LeaseUntil, DateTimeOffset.UnixEpoch), TestContext.Current.CancellationToken);
            }

            await Until(house.Store, j => j.State == JobRow.Done);
            using var auditor = await SignIn(house, next.Url);
            Assert.Contains("核验通过", System.Text.Encoding.UTF8.GetString(await auditor.File($"/workbench/jobs/{job}/file")), StringComparison.Ordinal);
            await next.Kill();
        }

        using (await ServerProcess.Start(house.Data, house.Keys))
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        }

        Assert.Equal((JobRow.Done, 2), (await Row(house.Store, job) is var done ? (done.State, done.Fence) : default));
        Assert.Equal(1, await Told(house.Store));
        await using var last = house.Store.Open();
        Assert.Equal(1, await last.JobFiles.CountAsync(f => f.JobId == job, TestContext.Current.CancellationToken));
        await Invariants.Hold(house.Store);
    }

    // A chain that takes its time to be read.
    private static async Task Fill(Store store)
    {
        await using var db = store.Open();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var (previous, head) = (AuditChain.First("bulk"), 0L);
        foreach (var batch in Enumerable.Range(1, Links).Chunk(10_000))
        {
            foreach (var sequence in batch)
            {
                var link = new AuditRow { Chain = "bulk", Sequence = sequence, At = House.Monday.AddTicks(sequence), What = "filled", Data = "{}", Previous = previous };
                link.Hash = AuditChain.Hash(link);
                db.Audit.Add(link);
                (previous, head) = (link.Hash, sequence);
            }

            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            db.ChangeTracker.Clear();
        }

        db.ChainHeads.Add(new ChainHead { Chain = "bulk", Sequence = head, Hash = previous });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<StaffForms> SignIn(House house, string url)
    {
        using var client = new HttpClient { BaseAddress = new Uri(url) };
        var answer = await client.PostAsJsonAsync("/api/sign-in", new { user = "auditor", password = house.Password("auditor") }, TestContext.Current.CancellationToken);
        return StaffForms.Of(url, new("Bearer", (string)(await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["token"]!));
    }

    private static async Task<JobRow> Until(Store store, Func<JobRow, bool> what)
    {
        for (var looks = 0; looks < 6000; looks++)
        {
            await using var db = store.Open();
            if (await db.Jobs.AsNoTracking().FirstOrDefaultAsync(TestContext.Current.CancellationToken) is { } job && what(job))
            {
                return job;
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        throw new InvalidOperationException("The job never came that far.");
    }

    private static async Task<JobRow> Row(Store store, string job)
    {
        await using var db = store.Open();
        return await db.Jobs.AsNoTracking().SingleAsync(j => j.Id == job, TestContext.Current.CancellationToken);
    }

    private static async Task<int> Told(Store store)
    {
        await using var db = store.Open();
        return await db.Audit.CountAsync(a => a.What == AuditCheckJob.What, TestContext.Current.CancellationToken);
    }
}
