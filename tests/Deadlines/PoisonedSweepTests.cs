using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Features.Returns;
using Qingyi.Server.Storage;
using Qingyi.Tests.Postgres;
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

    [Fact]
    public async Task More_deadlines_that_cannot_ring_than_are_claimed_at_a_time_silence_no_later_one()
    {
        await using var house = new House();
        await house.InitializeAsync();
        await DueSoon.Open(house, cases: 1, eachCase: 210);
        await using (var db = house.Store.Open())
        {
            await db.Cases.ExecuteUpdateAsync(c => c.SetProperty(x => x.WorkflowSet, "{ no set"));
        }

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await DueSoon.Open(house, cases: 1, eachCase: 1);
        house.Clock.Advance(TimeSpan.FromDays(60));

        Assert.True(await house.Sweep() > 0, "Nothing rang behind those that cannot.");
        await using var after = house.Store.Open();
        Assert.Equal(0, await after.Rungs.CountAsync(r => r.FiredAt == null && r.At <= house.Clock.GetUtcNow() && after.Deadlines.Any(d => d.Id == r.DeadlineId && d.State == "running" && after.Cases.Any(c => c.Id == d.CaseId && c.WorkflowSet != "{ no set"))));
    }
}
