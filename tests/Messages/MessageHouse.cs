using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qingyi.Domain.People;
using Qingyi.Server.Messages;
using Qingyi.Server.Partners;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Messages;

/// <summary>A house whose escalations also go by mail to a receiver on this machine and to a group's robot. They leave when the test says so.</summary>
public sealed class MessageHouse : IAsyncDisposable
{
    public const string Link = "https://qingyi.example.test";

    private WebApplication? _robot;

    private MessageHouse(SmtpReceiver mail, House house) => (Mail, House) = (mail, house);

    public SmtpReceiver Mail { get; }

    public House House { get; }

    /// <summary>What the group was told.</summary>
    public ConcurrentQueue<string> Group { get; } = new();

    /// <summary>What the robot answers.</summary>
    public string RobotSays { get; set; } = """{"errcode":0,"errmsg":"ok"}""";

    public static async Task<MessageHouse> Open(SmtpReceiver? receiver = null, Dictionary<string, string?>? more = null, bool on = true)
    {
        receiver ??= new SmtpReceiver();
        MessageHouse? opened = null;
        var robot = await Robot(text => opened!.Group.Enqueue(text), () => opened!.RobotSays);
        var settings = new Dictionary<string, string?>
        {
            ["Messages:Link"] = Link,
            ["Messages:Smtp:Host"] = "127.0.0.1",
            ["Messages:Smtp:Port"] = receiver.Port.ToString(CultureInfo.InvariantCulture),
            ["Messages:Smtp:Security"] = "none",
            ["Messages:Smtp:From"] = "qingyi@example.test",
            [$"Messages:Webhooks:{House.City}:Url"] = robot.Urls.First() + "/robot?key=secret-of-the-group",
        };
        var house = new House
        {
            Adjust = b =>
            {
                b.Services.AddSingleton(new ExchangePace { Beat = TimeSpan.FromHours(1), Timeout = TimeSpan.FromSeconds(20), FirstWait = TimeSpan.FromSeconds(10), Tries = 4 });
                b.Configuration.AddInMemoryCollection(on ? settings.Concat(more ?? []).GroupBy(s => s.Key).ToDictionary(g => g.Key, g => g.Last().Value) : []);
            },
        };
        opened = new MessageHouse(receiver, house) { _robot = robot };
        await house.InitializeAsync();
        await house.Account("operator", "运维甲", House.Province, Role.Administrator);
        using var admin = await house.As("operator");
        foreach (var user in new[] { "intake", "section-head", "leader" })
        {
            (await admin.PostAsJsonAsync($"/api/admin/accounts/{user}/mail", new { mail = $"{user}@example.test" })).EnsureSuccessStatusCode();
        }

        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        await _robot!.DisposeAsync();
        await Mail.DisposeAsync();
    }

    /// <summary>Lets days pass and rings what fell due.</summary>
    public Task<int> After(int days)
    {
        House.Clock.Advance(TimeSpan.FromDays(days));
        return House.Sweep();
    }

    public Task Send() => House.Services.GetRequiredService<OutboxSender>().Round(CancellationToken.None);

    public async Task<List<OutboxRow>> Outbox()
    {
        await using var db = House.Store.Open();
        return await db.Outbox.AsNoTracking().Where(o => o.Kind == Channels.Kind).OrderBy(o => o.Id).ToListAsync();
    }

    private static async Task<WebApplication> Robot(Action<string> told, Func<string> says)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/robot", async (HttpContext http) =>
        {
            var said = (await http.Request.ReadFromJsonAsync<JsonObject>())!;
            Assert.Equal("text", (string?)said["msgtype"]);
            told((string)said["text"]!["content"]!);
            return Results.Text(says(), "application/json");
        });
        await app.StartAsync();
        return app;
    }
}
