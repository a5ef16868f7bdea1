using Microsoft.EntityFrameworkCore;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Deadlines;

/// <summary>Rungs of deadlines that ended in time: they never ring, and no sweep pays for them twice.</summary>
public sealed class PassedRungTests(PostgresCluster cluster)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Are_put_aside_by_the_first_sweep_after_their_instant_while_the_others_ring(bool postgres)
    {
        await using var house = new House { Postgres = postgres ? await cluster.Database() : null };
        await house.InitializeAsync();
        var met = new CaseWalk(house);
        await met.TipOff();
        await met.Do("accept-tip");
        var open = new CaseWalk(house);
        await open.TipOff();
        await house.Sweep();
        Assert.Equal(0, await Passed(house, met));
        var ended = await Unfired(house, met, "met");
        Assert.True(ended > 0, "Nothing was left to ring when the deadline was met.");

        house.Clock.Advance(TimeSpan.FromDays(60));

        Assert.True(await house.Sweep() > 0);
        Assert.Equal(ended, await Passed(house, met));
        Assert.Equal(0, await Passed(house, open));
        Assert.Equal(0, await Unfired(house, open, "running"));
    }

    private static async Task<int> Passed(House house, CaseWalk walk)
    {
        await using var db = house.Store.Open();
        return await db.Rungs.CountAsync(r => r.PassedAt != null && r.FiredAt == null && db.Deadlines.Any(d => d.Id == r.DeadlineId && d.CaseId == walk.CaseId));
    }

    private static async Task<int> Unfired(House house, CaseWalk walk, string state)
    {
        await using var db = house.Store.Open();
        var now = house.Clock.GetUtcNow();
        return await db.Rungs.CountAsync(r => r.FiredAt == null && (state != "running" || r.At <= now) && db.Deadlines.Any(d => d.Id == r.DeadlineId && d.CaseId == walk.CaseId && d.State == state));
    }
}
