using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Qingyi.Engine.Runs;
using Qingyi.Server.Storage;

namespace Qingyi.Tests.Crash;

/// <summary>What must hold in the database at every moment, whatever was killed.</summary>
public static class Invariants
{
    public static async Task Hold(Store store)
    {
        await using var db = store.Open();

        // One moment: a server that runs goes on writing while this reads.
        await using (await db.Database.BeginTransactionAsync(store.Shared ? IsolationLevel.RepeatableRead : IsolationLevel.Serializable))
        {
            await Tasks(db);
            await Instances(db);
            await Deadlines(db);
            await Audit(db);
        }

        if (!store.Shared)
        {
            Assert.Equal("ok", (await db.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync())[0]);
            SqliteConnection.ClearAllPools();
        }
    }

    // Each open bookmark that waits for a person has exactly one task that is open, or rests with its merged case, and the other way round.
    private static async Task Tasks(CaseDb db)
    {
        var bookmarks = await db.Bookmarks.Where(b => b.Name == "Case.HumanTask").Select(b => b.Id).Order().ToListAsync();
        var tasks = await db.Tasks.Where(t => t.State == "open" || t.State == "suspended").Select(t => t.BookmarkId).Order().ToListAsync();
        Assert.Equal(bookmarks, tasks);
    }

    // The bookmark rows are those of the states; a running instance waits for something.
    private static async Task Instances(CaseDb db)
    {
        var rows = await db.Instances.AsNoTracking().ToListAsync();
        var states = rows.ConvertAll(r => InstanceState.FromJson(r.State));
        Assert.Equal(await db.Bookmarks.Select(b => b.Id).Order().ToListAsync(), states.SelectMany(s => s.Bookmarks).Select(b => b.Id).Order(StringComparer.Ordinal).ToList());
        foreach (var (row, state) in rows.Zip(states))
        {
            Assert.Equal(row.Status, state.Status.ToString());
            var waits = state.Bookmarks.Count > 0 || state.Incidents.Count > 0 || states.Any(s => s.ParentInstanceId == state.Id && s.Status == InstanceStatus.Running);
            Assert.True(state.Status == InstanceStatus.Finished || waits, $"Instance {state.Id} of {state.DefinitionId} runs and waits for nothing.");
        }
    }

    // An open task with a limit has one running deadline; a closed task has none.
    private static async Task Deadlines(CaseDb db)
    {
        var open = await db.Tasks.Where(t => t.State == "open" && t.DeadlineId != null).Select(t => t.DeadlineId!).Order().ToListAsync();
        var running = await db.Deadlines.Where(d => d.State == "running" && d.TaskId != null).Select(d => d.Id).Order().ToListAsync();
        Assert.Equal(open, running);
    }

    // No gap, no fork, no altered link; every transition of a case left at least one link.
    private static async Task Audit(CaseDb db)
    {
        var heads = await db.ChainHeads.AsNoTracking().ToDictionaryAsync(h => h.Chain, StringComparer.Ordinal);
        foreach (var chain in (await db.Audit.AsNoTracking().OrderBy(a => a.Sequence).ToListAsync()).GroupBy(a => a.Chain))
        {
            var previous = AuditChain.First(chain.Key);
            var expected = 1L;
            foreach (var link in chain)
            {
                Assert.Equal(expected++, link.Sequence);
                Assert.Equal(previous, link.Previous);
                Assert.Equal(AuditChain.Hash(link), link.Hash);
                previous = link.Hash;
            }

            var head = heads[chain.Key];
            Assert.Equal((expected - 1, previous), (head.Sequence, head.Hash));
        }
    }
}
