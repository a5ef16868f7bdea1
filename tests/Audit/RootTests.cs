using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Audit;
using Qingyi.Server.Storage;
using Qingyi.Tests.Partners;

namespace Qingyi.Tests.Audit;

/// <summary>The hourly root, and the audit as auditors read it.</summary>
public sealed class RootTests : IAsyncLifetime
{
    private readonly House _house = new();

    public ValueTask InitializeAsync() => _house.InitializeAsync();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Each_hour_has_one_root_with_the_heads_that_moved()
    {
        var roots = _house.Services.GetRequiredService<AuditRoots>();
        _house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await roots.Ring(CancellationToken.None));
        Assert.False(await roots.Ring(CancellationToken.None));

        var moved = "case/" + await TwoHouses.Tip(_house);
        _house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await roots.Ring(CancellationToken.None));

        var last = await _house.Inside(s => s.GetRequiredService<CaseDb>().Audit.Where(a => a.Chain == AuditRoots.Chain).OrderBy(a => a.Sequence).LastAsync());
        var data = RootedHeads.Read(last.Data)!;
        Assert.Equal([moved], data.Moved.Select(m => m.Chain));
        Assert.Equal(await _house.Inside(s => s.GetRequiredService<CaseDb>().ChainHeads.CountAsync(h => h.Chain != AuditRoots.Chain)), data.Count);
        Assert.StartsWith("核对无误", await TwoHouses.Command("audit", "verify", "--data", _house.Data), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_nodes_that_ring_at_once_leave_one_root()
    {
        _house.Clock.Advance(TimeSpan.FromHours(1));
        using var other = ActivatorUtilities.CreateInstance<AuditRoots>(_house.Services);
        var before = await Count();

        await Task.WhenAll(_house.Services.GetRequiredService<AuditRoots>().Ring(CancellationToken.None), other.Ring(CancellationToken.None));

        Assert.InRange(await Count() - before, 1, 2);
        Assert.StartsWith("核对无误", await TwoHouses.Command("audit", "verify", "--data", _house.Data), StringComparison.Ordinal);

        Task<int> Count() => _house.Inside(s => s.GetRequiredService<CaseDb>().Audit.CountAsync(a => a.Chain == AuditRoots.Chain));
    }

    [Fact]
    public async Task Auditors_page_through_all_chains_and_nobody_else_does()
    {
        for (var i = 0; i < 15; i++)
        {
            await TwoHouses.Tip(_house);
        }

        using var auditor = await _house.As("auditor");
        var seen = new List<string>();
        for (var next = "/api/audit?from=2026-11-01"; next is not null;)
        {
            var answer = await auditor.GetAsync(next, TestContext.Current.CancellationToken);
            var page = (await answer.Content.ReadFromJsonAsync<JsonArray>(TestContext.Current.CancellationToken))!;
            Assert.InRange(page.Count, 0, 50);
            seen.AddRange(page.Select(e => e!["id"]!.GetValue<string>()));
            next = answer.Headers.TryGetValues("Link", out var link) ? link.Single().Split('>')[0][1..] : null;
        }

        var all = await _house.Inside(s => s.GetRequiredService<CaseDb>().Audit.CountAsync());
        Assert.True(all > 50);
        Assert.Equal((all, all), (seen.Count, seen.Distinct(StringComparer.Ordinal).Count()));

        Assert.Empty((await auditor.GetFromJsonAsync<JsonArray>("/api/audit?to=2026-11-22", TestContext.Current.CancellationToken))!);
        using var handler = await _house.As("handler");
        Assert.Equal(HttpStatusCode.Forbidden, (await handler.GetAsync("/api/audit", TestContext.Current.CancellationToken)).StatusCode);
        using var nobody = _house.Anyone();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/api/audit", TestContext.Current.CancellationToken)).StatusCode);
    }
}
