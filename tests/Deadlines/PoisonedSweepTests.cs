using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Features.Returns;
using Qingyi.Server.Storage;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Deadlines;

public sealed class PoisonedSweepTests
{
    [Fact]
    public async Task A_template_of_returns_that_cannot_be_read_silences_no_deadline()
    {
        await using var house = new House();
        house.Clock.Set(Returns.ReturnHouse.Spring);
        await house.InitializeAsync();
        await RegisterWalk.Ok(await (await house.As("province-leader")).PostAsJsonAsync("/api/campaigns/shandong-2021/advance", new { trigger = "advance" }));
        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            db.ReturnTemplates.Add(new ReturnTemplateRow { Key = "poison", Version = 1, Json = "{}", Hash = "", At = house.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        await new CaseWalk(house).TipOff();
        house.Clock.Set(house.Clock.GetUtcNow().AddDays(40));

        Assert.True(await house.Sweep() > 0);
    }
}
