using Microsoft.EntityFrameworkCore;
using Qingyi.Tests.Crash;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Postgres;

/// <summary>Quartz's rows are half gone when a node starts: it starts, makes the bell anew and rings.</summary>
public sealed class DamagedBell(PostgresCluster cluster)
{
    [Fact]
    public async Task A_node_starts_over_damaged_rows_of_the_scheduler_and_rings()
    {
        await using var house = new House { Postgres = await cluster.Database() };
        await house.InitializeAsync();
        house.Clock.Set(TimeProvider.System.GetUtcNow());
        await DueSoon.Open(house, cases: 1, eachCase: 2);
        await DueSoon.Away(house.Store);
        await house.HandOver();
        using (var first = await ServerProcess.Start(house.Data, house.Keys, house.Postgres))
        {
            await Bell(house);
            await first.Kill();
        }

        await ThreeNodes.Damage(house.Store);
        await DueSoon.Schedule(house.Store, TimeSpan.Zero, TimeSpan.FromSeconds(1), rungs: 1, seed: 7);
        using var second = await ServerProcess.Start(house.Data, house.Keys, house.Postgres);

        await Bell(house);
        await Until(async () => await DueSoon.Left(house.Store) == 0, "The bell does not ring.");
        await Invariants.Hold(house.Store);
    }

    private static Task Bell(House house) => Until(async () =>
    {
        await using var db = house.Store.Open();
        return (await db.Database.SqlQueryRaw<bool>("SELECT EXISTS (SELECT 1 FROM qrtz_simple_triggers) AS \"Value\"").ToListAsync())[0];
    }, "There is no bell.");

    private static async Task Until(Func<Task<bool>> holds, string otherwise)
    {
        for (var looks = 0; !await holds(); looks++)
        {
            Assert.True(looks < 900, otherwise);
            await Task.Delay(100);
        }
    }
}
