using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Client.Signing;
using Qingyi.Server.Partners;
using Qingyi.Server.Storage;

namespace Qingyi.Tests.Partners;

/// <summary>A house whose partners may send twenty messages a minute.</summary>
public sealed class OpenHouse : IAsyncLifetime
{
    public House House { get; } = new()
    {
        Adjust = b => b.Services.AddSingleton(new ExchangePace { Beat = TimeSpan.FromHours(1), PerMinute = 20 }),
    };

    public ValueTask InitializeAsync() => House.InitializeAsync();

    public ValueTask DisposeAsync() => House.DisposeAsync();
}

/// <summary>What comes to the door: only what a registered partner signed is stored, and once. Each test is a partner of its own.</summary>
public sealed class DoorTests : IClassFixture<OpenHouse>, IAsyncLifetime
{
    private static int partners;
    private const string Report = """{"campaign":"plan-1","obligation":"quarterly","organisation":"county","figures":{"cases":3},"period":"2026Q3"}""";
    private readonly string _name = string.Create(CultureInfo.InvariantCulture, $"样例县第{Interlocked.Increment(ref partners)}机关");
    private readonly Signer _partner;
    private readonly House _house;

    public DoorTests(OpenHouse open)
    {
        _house = open.House;
        _partner = Signer.Generate(_name);
    }

    public async ValueTask InitializeAsync()
    {
        await _house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            await PartnerRegistry.Add(db, new NewPartner(_name, _partner.PublicPem(), "http://127.0.0.1:9", "lower", null), replace: false, _house.Clock.GetUtcNow(), CancellationToken.None);
            return await db.SaveChangesAsync();
        });
    }

    public ValueTask DisposeAsync()
    {
        _partner.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_same_message_twice_is_stored_once_with_the_same_receipt()
    {
        var first = await Post(new Letter(Report, "m-1"));
        var second = await Post(new Letter(Report, "m-1"));

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (first.Status, second.Status));
        Assert.Equal(first.Receipt, second.Receipt);
        Assert.Single(await Inbound());
    }

    [Fact]
    public async Task Ten_copies_at_once_are_stored_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Post(new Letter(Report, "m-1"))));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Accepted, a.Status));
        Assert.Single(answers.Select(a => a.Receipt).Distinct());
        Assert.Single(await Inbound());
    }

    [Fact]
    public async Task Ten_copies_of_a_transfer_at_once_open_one_case()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Post(new Letter(Transfer(null), "t-1", "/api/transfers"))));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Accepted, a.Status));
        Assert.Single(answers.Select(a => a.Receipt).Distinct());
        Assert.Equal(1, await _house.Inside(s => s.GetRequiredService<CaseDb>().Cases.CountAsync(c => c.Title.StartsWith(_name))));
    }

    [Fact]
    public async Task A_recorded_message_sent_again_under_another_id_is_a_repeat()
    {
        var date = Now();
        var first = await Post(new Letter(Report, "m-1", Date: date));
        var replayed = await Post(new Letter(Report, "m-2", Date: date));

        Assert.Equal(first.Receipt, replayed.Receipt);
        Assert.Single(await Inbound());
    }

    [Fact]
    public async Task An_id_used_for_another_message_is_refused()
    {
        await Post(new Letter(Report, "m-1"));
        var other = await Post(new Letter(Report.Replace("3", "4", StringComparison.Ordinal), "m-1"));

        Assert.Equal((HttpStatusCode.Conflict, "message-id-reused"), (other.Status, other.Code));
    }

    [Fact]
    public async Task What_is_not_signed_by_a_registered_partner_is_turned_away_and_not_stored()
    {
        using var stranger = Signer.Generate("陌生机关");
        using var forger = Signer.Generate(_name);
        var old = _house.Clock.GetUtcNow().AddMinutes(-6).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

        Assert.Equal((HttpStatusCode.Forbidden, "unknown-partner"), await Refused(new Letter(Report, "m-1", By: stranger)));
        Assert.Equal((HttpStatusCode.Unauthorized, "signature-wrong"), await Refused(new Letter(Report, "m-1", By: forger)));
        Assert.Equal((HttpStatusCode.Unauthorized, "signature-wrong"), await Refused(new Letter(Report, "m-1", Sent: Report.Replace("3", "0", StringComparison.Ordinal))));
        Assert.Equal((HttpStatusCode.Unauthorized, "signature-wrong"), await Refused(new Letter(Report, "m-1", SignedPath: "/api/transfers")));
        Assert.Equal((HttpStatusCode.Unauthorized, "signature-clock"), await Refused(new Letter(Report, "m-1", Date: old)));
        Assert.Equal((HttpStatusCode.Unauthorized, "signature-missing"), await Refused(new Letter(Report, null)));
        Assert.Empty(await Inbound());
    }

    [Fact]
    public async Task A_partner_may_name_itself_by_the_fingerprint_of_its_key()
    {
        using var nameless = Signer.FromPem(Server.Partners.Signing.PartnerKey.Read(_partner.PublicPem())!.Fingerprint, _partner.PrivatePem());

        Assert.Equal(HttpStatusCode.Accepted, (await Post(new Letter(Report, "m-1", By: nameless))).Status);
        Assert.Equal(_name, (await Inbound()).Single().Partner);
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_names_the_place()
    {
        var answer = await Post(new Letter("""{"campaign":"plan-1","obligation":7}""", "m-1"));

        Assert.Equal((HttpStatusCode.BadRequest, "unreadable"), (answer.Status, answer.Code));
        Assert.Contains("$.obligation", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feedback_on_a_receipt_of_another_partner_finds_nothing()
    {
        await _house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            db.Outbox.Add(new OutboxRow { Id = "o-1", Kind = "report-up", Partner = "别的机关", Payload = "{}", Receipt = "r-1", DoneAt = _house.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });

        Assert.Equal((HttpStatusCode.NotFound, "no-such-message"), await Refused(new Letter("""{"receipt":"r-1","outcome":"accepted","text":""}""", "f-1", "/api/feedback")));
    }

    [Fact]
    public async Task Too_many_messages_in_a_minute_are_put_off_and_taken_later()
    {
        for (var i = 0; i < 20; i++)
        {
            await Post(new Letter(Report, $"m-{i}"));
        }

        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many"), await Refused(new Letter(Report, "m-last")));
        _house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Accepted, (await Post(new Letter(Report, "m-last"))).Status);
    }

    [Fact]
    public async Task A_body_above_25_MB_is_refused()
    {
        var answer = await Post(new Letter(new string('x', (25 * 1024 * 1024) + 1), "m-1"));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too-large"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_transfer_about_a_unit_goes_to_the_desk_above_it_with_its_files_sealed()
    {
        var file = Convert.ToBase64String(Encoding.UTF8.GetBytes("线索材料：只有承办人能看的内容"));
        var answer = await Post(new Letter(Transfer($$"""{"institution":"示例市第一医院","person":"张某"}""", file), "t-1", "/api/transfers"));

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        var opened = await _house.Inside(s => s.GetRequiredService<CaseDb>().Cases.AsNoTracking().SingleAsync(c => c.Title.StartsWith(_name)));
        Assert.Equal((House.City, answer.Receipt), (opened.OrganisationId, opened.Facts.CameFrom!.Receipt));
        Assert.DoesNotContain("张某", opened.Title, StringComparison.Ordinal);
        var row = await _house.Inside(s => s.GetRequiredService<CaseDb>().TipAttachments.AsNoTracking().SingleAsync(a => s.GetRequiredService<CaseDb>().Tips.Any(t => t.Id == a.TipId && t.CaseId == opened.Id)));
        var stored = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Directory.EnumerateFiles(Path.Combine(_house.Data, "files"), row.StoredAs, SearchOption.AllDirectories).Single(), TestContext.Current.CancellationToken));
        Assert.DoesNotContain("线索材料", stored, StringComparison.Ordinal);
        var inbound = (await Inbound()).Single();
        Assert.DoesNotContain("张某", inbound.Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transfer_about_the_whole_house_is_refused_and_not_stored()
    {
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "no-independent-desk"),
            await Refused(new Letter(Transfer("""{"organisation":"root"}"""), "t-1", "/api/transfers")));
        Assert.Empty(await Inbound());
    }

    private static string Transfer(string? about, string? file = null) => new JsonObject
    {
        ["to"] = "health-authority",
        ["caseNumber"] = "样卫案〔2026〕0007号",
        ["matter"] = "移送张某涉嫌收受红包的线索",
        ["facts"] = "张某收受患者家属现金。",
        ["basis"] = "信访工作条例 22",
        ["conduct"] = "red-envelope",
        ["about"] = about is null ? null : JsonNode.Parse(about),
        ["replyBy"] = "2026-12-31",
        ["attachments"] = file is null ? null : new JsonArray(new JsonObject { ["name"] = "材料.txt", ["mediaType"] = "text/plain", ["content"] = file }),
    }.ToJsonString();

    private Task<List<InboundRow>> Inbound() =>
        _house.Inside(s => s.GetRequiredService<CaseDb>().Inbound.AsNoTracking().Where(i => i.Partner == _name).OrderBy(i => i.Receipt).ToListAsync());

    private string Now() => _house.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private async Task<(HttpStatusCode, string?)> Refused(Letter letter)
    {
        var answer = await Post(letter);
        return (answer.Status, answer.Code);
    }

    private async Task<Reply> Post(Letter letter)
    {
        // The server may answer before it has read a body that is too large: the client waits to be asked for it.
        using var client = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(2) }) { BaseAddress = new Uri(_house.Url) };
        var by = letter.By ?? _partner;
        var date = letter.Date ?? Now();
        using var request = new HttpRequestMessage(HttpMethod.Post, letter.Path) { Content = new StringContent(letter.Sent ?? letter.Body, Encoding.UTF8, "application/json") };
        var canonical = new CanonicalRequest("POST", letter.SignedPath ?? letter.Path, date, CanonicalRequest.HashOf(Encoding.UTF8.GetBytes(letter.Body)));
        request.Headers.Add(SignatureHeaders.Partner, Uri.EscapeDataString(by.Partner));
        request.Headers.Add(SignatureHeaders.Date, date);
        request.Headers.Add(SignatureHeaders.Signature, by.Sign(canonical));
        if (letter.Id is not null)
        {
            request.Headers.Add(SignatureHeaders.MessageId, letter.Id);
        }


        request.Headers.ExpectContinue = letter.Body.Length > 1_000_000;
        using var answer = await client.SendAsync(request);
        var content = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new Reply(answer.StatusCode, Text(content, "receipt"), Text(content, "code"), Text(content, "detail") ?? "");
    }

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() : null;

    private sealed record Letter(string Body, string? Id, string Path = "/api/reports-up", Signer? By = null, string? Date = null, string? Sent = null, string? SignedPath = null);

    private sealed record Reply(HttpStatusCode Status, string? Receipt, string? Code, string Detail);
}
