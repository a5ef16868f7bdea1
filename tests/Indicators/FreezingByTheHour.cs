using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Returns;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Indicators;

/// <summary>A quarter's figures freeze when it has ended: once, for every commission that the campaign binds, also after nothing ran for months.</summary>
public sealed class FreezingByTheHour : IAsyncLifetime
{
    private readonly ReturnHouse _returns = new();

    public ValueTask InitializeAsync()
    {
        _returns.House.FreezesQuarters = true;
        return _returns.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _returns.DisposeAsync();

    [Fact]
    [Requirement("S2-013")]
    public async Task A_quarter_freezes_once_at_its_end_after_downtime_too_and_what_somebody_froze_by_hand_stays()
    {
        var walk = new RegisterWalk(_returns.House);
        await _returns.House.Sweep();
        await Rated(walk, "2022-03-10");
        Assert.Empty(await Periods());

        // The last day of the quarter is part of it.
        _returns.House.Clock.Set(new DateTimeOffset(2022, 3, 31, 15, 59, 0, TimeSpan.Zero));
        await _returns.House.Sweep();
        Assert.Empty(await Periods());
        _returns.House.Clock.Set(new DateTimeOffset(2022, 3, 31, 16, 1, 0, TimeSpan.Zero));
        await Task.WhenAll(_returns.House.Sweep(), _returns.House.Sweep());
        await _returns.House.Sweep();
        Assert.Equal(["2022Q1 3"], await Periods());

        // The head of the section freezes the second quarter by hand before any sweep; then nothing runs until the new year.
        _returns.On(2022, 7, 4);
        await Rated(walk, "2022-05-10");
        Assert.Equal(HttpStatusCode.NoContent, (await Freeze("2022Q2")).StatusCode);
        var byHand = (await Rows("2022Q2")).Select(r => (r.Id, r.By)).ToList();
        _returns.On(2023, 1, 9);
        await _returns.House.Restart();
        walk = new RegisterWalk(_returns.House);
        await _returns.House.Sweep();
        Assert.Equal(["2022Q1 3", "2022Q2 3", "2022Q3 3", "2022Q4 3"], await Periods());
        Assert.Equal(byHand, (await Rows("2022Q2")).Where(r => r.OrganisationId == House.City).Select(r => (r.Id, r.By)));
        Assert.All(await Rows("2022Q3"), r => Assert.Null(r.By));

        // What was entered later changes nothing of it, and the hand comes too late.
        await RegisterWalk.Refused("figures-frozen", await Freeze("2022Q4"));
        var first = await Rows("2022Q1");
        await Rated(walk, "2022-03-11");
        await _returns.House.Sweep();
        Assert.Equal(first.Select(r => (r.Id, r.Part, r.Whole)), (await Rows("2022Q1")).Select(r => (r.Id, r.Part, r.Whole)));
        Assert.All(first, r => Assert.Equal(first.Count, first.DistinctBy(x => (x.OrganisationId, x.Indicator)).Count()));
    }

    private async Task<HttpResponseMessage> Freeze(string period) => await (await _returns.House.As("section-head")).PostAsJsonAsync($"/api/campaigns/{ReturnHouse.Plan}/indicators/freeze", new { period });

    private static Task Rated(RegisterWalk walk, string on) => walk.Enter("hospital", "satisfaction", new JsonObject { ["ratedOn"] = on, ["department"] = "内科", ["stage"] = "discharge", ["score"] = 5 });

    private Task<List<Server.Features.Indicators.FrozenFigureRow>> Rows(string period) => _returns.House.Inside(s => s.GetRequiredService<CaseDb>().FrozenFigures.AsNoTracking().Where(f => f.CampaignId == ReturnHouse.Plan && f.Period == period).OrderBy(f => f.Id).ToListAsync());

    // Period and how many organisations have it.
    private Task<List<string>> Periods() => _returns.House.Inside(async s =>
        (await s.GetRequiredService<CaseDb>().FrozenFigures.AsNoTracking().Where(f => f.CampaignId == ReturnHouse.Plan).Select(f => new { f.Period, f.OrganisationId }).Distinct().ToListAsync())
            .GroupBy(f => f.Period).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}").ToList());
}
