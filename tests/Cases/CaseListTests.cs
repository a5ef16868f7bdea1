using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.People;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Cases;

/// <summary>What the list of cases offers to narrow it by.</summary>
public sealed class CaseListTests(PostgresCluster cluster)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_filter_offers_the_own_commission_and_to_who_oversees_those_below_that_have_cases(bool postgres)
    {
        await using var house = new House { Postgres = postgres ? await cluster.Database() : null };
        await house.InitializeAsync();
        var (county, city) = (new CaseWalk(house), new CaseWalk(house));
        await city.TipOff();
        await county.TipOff();
        await house.Inside(s => s.GetRequiredService<CaseDb>().Cases.Where(c => c.Id == county.CaseId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.OrganisationId, House.County).SetProperty(c => c.Path, "/root/city/county/")));

        Assert.Equal([House.City, House.County], await Offered(house, "leader"));
        Assert.Equal([House.City], await Offered(house, "handler"));
        Assert.Equal([House.City], await Offered(house, "intake"));
    }

    private static Task<List<string>> Offered(House house, string user) => house.Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        Person person = await PersonAtDoor.Of(db, await db.Users.FirstAsync(u => u.UserName == user), CancellationToken.None);
        return await db.HandlingFor(person).OrderBy(o => o.Path).Select(o => o.Id).ToListAsync();
    });
}
