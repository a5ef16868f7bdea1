using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qingyi.Client.Signing;
using Qingyi.Server.Partners;
using Qingyi.Server.Storage;

namespace Qingyi.Tests.Partners;

/// <summary>Leases, order and lanes of the outbox, against partners that the test plays.</summary>
public sealed class OutboxTests : IAsyncLifetime
{
    private readonly House _house = new()
    {
        Adjust = b => b.Services.AddSingleton(new ExchangePace { Beat = TimeSpan.FromHours(1), Timeout = TimeSpan.FromSeconds(20), FirstWait = TimeSpan.FromSeconds(10) }),
    };

    public ValueTask InitializeAsync() => _house.InitializeAsync();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Who_lost_the_lease_cannot_finish_the_message()
    {
        await Partner("甲局", "http://127.0.0.1:9");
        await Message("m1", "甲局");

        var first = await Outbox(o => o.Take("甲局", CancellationToken.None));
        Assert.Null(await Outbox(o => o.Take("甲局", CancellationToken.None)));
        _house.Clock.Advance(TimeSpan.FromMinutes(2));
        var second = await Outbox(o => o.Take("甲局", CancellationToken.None));

        Assert.False(await Outbox(o => o.Finish(first!, "r-first", CancellationToken.None)));
        Assert.False(await Outbox(o => o.GiveBack(first!, "late", final: true, CancellationToken.None)));
        Assert.True(await Outbox(o => o.Finish(second!, "r-second", CancellationToken.None)));
        var row = Assert.Single(await TwoHouses.Outbox(_house));
        Assert.Equal(("r-second", false, 2), (row.Receipt, row.Dead, row.Tries));
    }

    [Fact]
    public async Task Messages_of_one_case_keep_their_order_and_those_of_another_pass()
    {
        var (one, other) = (await TwoHouses.Tip(_house), await TwoHouses.Tip(_house));
        await Partner("甲局", "http://127.0.0.1:9");
        await Message("m1", "甲局", one);
        await Message("m2", "甲局", one);
        await Message("m3", "甲局", other);

        var first = await Outbox(o => o.Take("甲局", CancellationToken.None));
        var second = await Outbox(o => o.Take("甲局", CancellationToken.None));
        Assert.Equal(("m1", "m3"), (first!.Message, second!.Message));
        Assert.Null(await Outbox(o => o.Take("甲局", CancellationToken.None)));

        await Outbox(o => o.Finish(first, "r", CancellationToken.None));
        Assert.Equal("m2", (await Outbox(o => o.Take("甲局", CancellationToken.None)))!.Message);
    }

    [Fact]
    public async Task A_slow_partner_holds_up_nobody_else()
    {
        var release = new TaskCompletionSource();
        await using var slow = await Stub(async http =>
        {
            await release.Task;
            await http.Response.WriteAsJsonAsync(new { receipt = "slow-1" });
        });
        var arrived = new TaskCompletionSource();
        await using var quick = await Stub(http =>
        {
            arrived.TrySetResult();
            return http.Response.WriteAsJsonAsync(new { receipt = "quick-1" });
        });
        await Partner("慢局", slow.Urls.First());
        await Partner("快局", quick.Urls.First());
        await Message("m1", "慢局");
        await Message("m2", "快局");

        var sender = _house.Services.GetRequiredService<OutboxSender>();
        await sender.Beat(CancellationToken.None);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken);
        Assert.Null((await TwoHouses.Outbox(_house)).Single(o => o.Id == "m1").DoneAt);

        release.SetResult();
        await sender.Round(CancellationToken.None);
        Assert.Equal(["slow-1", "quick-1"], (await TwoHouses.Outbox(_house)).Select(o => o.Receipt));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var stolen = false;
        await using var elsewhere = await Stub(http =>
        {
            stolen = true;
            return http.Response.WriteAsJsonAsync(new { receipt = "stolen" });
        });
        await using var partner = await Stub(http =>
        {
            http.Response.Redirect(elsewhere.Urls.First() + "/api/feedback", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        });
        await Partner("甲局", partner.Urls.First());
        await Message("m1", "甲局");

        await TwoHouses.Send(_house);

        Assert.False(stolen);
        Assert.Equal("307", (await TwoHouses.Outbox(_house)).Single().LastError);
    }

    [Fact]
    public async Task A_message_that_the_partner_refuses_for_good_is_given_up_at_once()
    {
        await using var partner = await Stub(http =>
        {
            http.Response.StatusCode = 422;
            return Task.CompletedTask;
        });
        await Partner("甲局", partner.Urls.First());
        await Message("m1", "甲局");

        await TwoHouses.Send(_house);

        var row = (await TwoHouses.Outbox(_house)).Single();
        Assert.Equal((true, "422", 1), (row.Dead, row.LastError, row.Tries));
    }

    [Fact]
    public async Task An_answer_that_is_no_receipt_counts_as_a_failure()
    {
        await using var partner = await Stub(http => http.Response.WriteAsync(new string('x', 200_000)));
        await Partner("甲局", partner.Urls.First());
        await Message("m1", "甲局");

        await TwoHouses.Send(_house);

        var row = (await TwoHouses.Outbox(_house)).Single();
        Assert.Equal((false, "not-reachable", 1), (row.Dead, row.LastError, row.Tries));
    }

    [Fact]
    public async Task A_message_without_a_case_leaves_its_entry_in_the_partners_chain()
    {
        await using var partner = await Stub(http => http.Response.WriteAsJsonAsync(new { receipt = "r-1" }));
        await Partner("甲局", partner.Urls.First());
        await Message("m1", "甲局");

        await TwoHouses.Send(_house);

        Assert.Equal(["partner-added", "partner-receipt"],
            await _house.Inside(s => s.GetRequiredService<CaseDb>().Audit.Where(a => a.Chain == "partner/甲局").OrderBy(a => a.Sequence).Select(a => a.What).ToListAsync()));
    }

    private static async Task<WebApplication> Stub(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return app;
    }

    private Task<T> Outbox<T>(Func<Outbox, Task<T>> work) => _house.Inside(s => work(s.GetRequiredService<Outbox>()));

    private Task Partner(string name, string url) => _house.Inside(async s =>
    {
        using var theirs = Signer.Generate(name);
        var db = s.GetRequiredService<CaseDb>();
        var added = await PartnerRegistry.Add(db, new NewPartner(name, theirs.PublicPem(), url, "police", null), replace: false, _house.Clock.GetUtcNow(), CancellationToken.None);
        Assert.Null(added.Refusal);
        return await db.SaveChangesAsync();
    });

    private Task Message(string id, string partner, string? caseId = null) => _house.Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        var now = _house.Clock.GetUtcNow();
        db.Outbox.Add(new OutboxRow { Id = id, Kind = "feedback", Partner = partner, CaseId = caseId, Payload = """{"receipt":"r","outcome":"accepted","text":""}""", CreatedAt = now, NextTry = now });
        return await db.SaveChangesAsync();
    });
}
