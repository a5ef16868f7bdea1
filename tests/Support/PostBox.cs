using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Qingyi.Server.Partners;
using Qingyi.Server.Storage;

namespace Qingyi.Tests.Support;

/// <summary>A partner that gives a receipt for every message, and the letters to it.</summary>
internal sealed class PostBox : IAsyncDisposable
{
    private const string Name = "示例市公安局";
    private readonly WebApplication _app;

    private PostBox(WebApplication app) => _app = app;

    /// <summary>How often each message arrived, by its id.</summary>
    public ConcurrentDictionary<string, int> Arrived { get; } = new(StringComparer.Ordinal);

    /// <summary>Listens, and is known to the house.</summary>
    public static async Task<PostBox> Open(House house)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var box = new PostBox(builder.Build());
        box._app.Run(http =>
        {
            var message = http.Request.Headers[Qingyi.Client.Signing.SignatureHeaders.MessageId].ToString();
            box.Arrived.AddOrUpdate(message, 1, (_, times) => times + 1);
            return http.Response.WriteAsJsonAsync(new { receipt = "r-" + message });
        });
        await box._app.StartAsync();
        await using var db = house.Store.Open();
        using var theirs = Qingyi.Client.Signing.Signer.Generate(Name);
        Assert.Null((await PartnerRegistry.Add(db, new(Name, theirs.PublicPem(), box._app.Urls.First(), "police", null), replace: false, TimeProvider.System.GetUtcNow(), CancellationToken.None)).Refusal);
        await db.SaveChangesAsync();
        return box;
    }

    /// <summary>Lays a letter into the outbox, due at once.</summary>
    public static async Task Letter(House house, string id)
    {
        await using var db = house.Store.Open();
        var now = TimeProvider.System.GetUtcNow();
        db.Outbox.Add(new OutboxRow { Id = id, Kind = "feedback", Partner = Name, Payload = """{"receipt":"r","outcome":"accepted","text":""}""", CreatedAt = now, NextTry = now });
        await db.SaveChangesAsync();
    }

    /// <summary>Waits until nothing is left in the outbox.</summary>
    public static async Task Emptied(House house, int seconds)
    {
        for (var looks = 0; await Left(house) > 0; looks++)
        {
            Assert.True(looks < seconds * 10, "Something stays in the outbox.");
            await Task.Delay(100, CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<int> Left(House house)
    {
        await using var db = house.Store.Open();
        return await db.Outbox.CountAsync(o => o.DoneAt == null && o.Partner == Name);
    }
}
