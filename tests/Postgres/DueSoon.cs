using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Postgres;

/// <summary>Real deadlines of real cases, whose rungs fall due within seconds of the real clock.</summary>
internal static class DueSoon
{
    public static async Task Open(House house, int cases, int eachCase)
    {
        var walk = new CaseWalk(house);
        for (var i = 0; i < cases; i++)
        {
            await walk.TipOff();
            await house.Inside(s => s.GetRequiredService<Transitions>().Run<int>(walk.CaseId, CaseLifecycle.System, t =>
            {
                for (var d = 0; d < eachCase; d++)
                {
                    DeadlineRows.Open(t, "filing", null, string.Create(CultureInfo.InvariantCulture, $"期限{d}"));
                }

                return Task.FromResult<Outcome<int>>(eachCase);
            }, CancellationToken.None));
        }
    }

    public static async Task Away(Store store)
    {
        var far = TimeProvider.System.GetUtcNow().AddDays(900);
        await using var db = store.Open();
        await db.Rungs.ExecuteUpdateAsync(r => r.SetProperty(x => x.At, far));
    }

    /// <summary>What the table says is days away: the next rungs of each deadline that have not rung fall due within the span, the others not in this test.</summary>
    public static async Task<DateTimeOffset> Schedule(Store store, TimeSpan lead, TimeSpan span, int rungs, int seed)
    {
        var random = new Random(seed);
        await using var db = store.Open();
        var begin = TimeProvider.System.GetUtcNow();
        var mine = await db.Deadlines.Where(d => d.Title.StartsWith("期限")).Select(d => d.Id).ToListAsync();
        foreach (var of in (await db.Rungs.Where(r => mine.Contains(r.DeadlineId) && r.FiredAt == null).OrderBy(r => r.Rung).ToListAsync()).GroupBy(r => r.DeadlineId))
        {
            foreach (var rung in of.Take(rungs))
            {
                rung.At = begin + lead + (span * random.NextDouble());
            }
        }

        await db.SaveChangesAsync();
        return begin;
    }

    public static async Task<int> Left(Store store)
    {
        await using var db = store.Open();
        var soon = TimeProvider.System.GetUtcNow().AddDays(1);
        return await db.Rungs.CountAsync(r => r.FiredAt == null && r.At < soon);
    }
}
