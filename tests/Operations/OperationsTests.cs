using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Client.Signing;
using Qingyi.Domain.People;
using Qingyi.Server.Hosting;
using Qingyi.Server.Partners;
using Qingyi.Server.Storage;
using Qingyi.Tests.Cli;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Operations;

/// <summary>运行状况: what it shows is what the rows say, and a dead letter is decided once, with a reason, in the audit.</summary>
public sealed class OperationsTests : IAsyncLifetime
{
    private readonly House _house = new() { Adjust = b => b.Services.AddSingleton(new ExchangePace { Beat = TimeSpan.FromHours(1) }) };

    public async ValueTask InitializeAsync()
    {
        await _house.InitializeAsync();
        await _house.Account("operator", "运维甲", House.Province, Role.Administrator);
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task The_report_counts_what_waits_what_is_stuck_and_what_is_late_and_an_auditor_reads_it_too()
    {
        var walk = new CaseWalk(_house);
        await walk.TipOff();
        await Letters.Add(_house, "m1", "甲局", dead: false);
        await Letters.Add(_house, "m2", "甲局", dead: true);
        await _house.Services.GetRequiredService<Heartbeat>().Beat(CancellationToken.None);
        var due = (await Rows(db => db.Rungs.OrderBy(r => r.At).ToListAsync()))[0].At;
        _house.Clock.Set(due + TimeSpan.FromSeconds(90));

        var report = await Report("auditor");

        var queue = Assert.Single(report["queues"]!["outbox"]!.AsArray())!;
        Assert.Equal(("甲局", 1, 1), ((string)queue["partner"]!, (int)queue["waiting"]!, (int)queue["dead"]!));
        Assert.Equal("m2", (string)Assert.Single(report["deadLetters"]!.AsArray())!["id"]!);
        Assert.InRange((double)report["latenessSeconds"]!, 90, 100);
        var node = Assert.Single(report["nodes"]!.AsArray())!;
        Assert.Equal((Node.Name, "serving"), ((string)node["name"]!, (string)node["state"]!));
        Assert.Equal(("sqlite", await Rows(db => Task.FromResult(db.Database.GetMigrations().Last()))), ((string)report["database"]!["kind"]!, (string)report["database"]!["migration"]!));
        Assert.True((long)report["database"]!["bytes"]! > 100_000 && (long)report["database"]!["freeBytes"]! > 0);
        Assert.Null(report["backup"]);

        await _house.Sweep();
        Assert.Equal(0, (double)(await Report("operator"))["latenessSeconds"]!);
    }

    [Fact]
    public async Task A_backup_that_was_finished_is_on_record()
    {
        var file = Path.Combine(_house.Data, "..", "one.backup");
        var made = await Said.By("backup", file, "--data", _house.Data);
        Assert.True(made.Exit == 0, made.Errors);

        var backup = (await Report("operator"))["backup"]!;

        Assert.Equal((new FileInfo(file).Length, 0), ((long)backup["bytes"]!, (int)backup["missing"]!));
        Assert.InRange((TimeProvider.System.GetUtcNow() - (DateTimeOffset)backup["at"]!).TotalMinutes, 0, 10);
    }

    [Fact]
    public async Task A_dead_letter_is_sent_again_or_given_up_once_with_a_reason_and_an_entry_in_the_audit()
    {
        var walk = new CaseWalk(_house);
        await walk.TipOff();
        await Letters.Add(_house, "of-case", "甲局", dead: true, walk.CaseId);
        await Letters.Add(_house, "of-none", "甲局", dead: true);
        var admin = await _house.As("operator");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Decide(admin, "of-case", "retry", " "));
        Assert.True((await Row("of-case")).Dead);
        Assert.Equal(HttpStatusCode.NoContent, await Decide(admin, "of-case", "retry", "线路已恢复金丝雀"));
        Assert.Equal(HttpStatusCode.NoContent, await Decide(admin, "of-none", "give-up", "已书面送达"));
        Assert.Equal(HttpStatusCode.NotFound, await Decide(admin, "of-case", "retry", "再来"));
        Assert.Equal(HttpStatusCode.NotFound, await Decide(admin, "of-none", "give-up", "再来"));
        Assert.Equal(HttpStatusCode.Forbidden, await Decide(await _house.As("auditor"), "of-case", "retry", "再来"));

        var (again, over) = (await Row("of-case"), await Row("of-none"));
        Assert.Equal((false, 0, true), (again.Dead, again.Tries, again.DoneAt is null));
        Assert.Equal((true, true), (over.Dead, over.DoneAt is not null));
        Assert.Empty((await Report("operator"))["deadLetters"]!.AsArray());
        var entries = await Rows(db => db.Audit.Where(a => a.What.StartsWith("letter-")).ToListAsync());
        Assert.Equal([$"case/{walk.CaseId} letter-retried", $"{PartnerRegistry.Chain("甲局")} letter-given-up"], entries.Select(e => $"{e.Chain} {e.What}").Order(StringComparer.Ordinal));
        Assert.All(entries, e => Assert.DoesNotContain("金丝雀", e.Data, StringComparison.Ordinal));
    }

    private async Task<JsonObject> Report(string user) => (await (await _house.As(user)).GetFromJsonAsync<JsonObject>("/api/operations"))!;

    private static async Task<HttpStatusCode> Decide(HttpClient client, string letter, string how, string reason) =>
        (await client.PostAsJsonAsync($"/api/operations/letters/{letter}/{how}", new { reason })).StatusCode;

    private async Task<OutboxRow> Row(string id) => (await Rows(db => db.Outbox.Where(o => o.Id == id).ToListAsync()))[0];

    private async Task<T> Rows<T>(Func<CaseDb, Task<T>> read)
    {
        await using var db = _house.Store.Open();
        return await read(db);
    }
}

/// <summary>Messages to a partner that stands nowhere.</summary>
internal static class Letters
{
    public static Task Add(House house, string id, string partner, bool dead, string? caseId = null) => house.Inside(async s =>
    {
        var (db, now) = (s.GetRequiredService<CaseDb>(), house.Clock.GetUtcNow());
        if (!await db.Partners.AnyAsync(p => p.Name == partner))
        {
            using var theirs = Signer.Generate(partner);
            Assert.Null((await PartnerRegistry.Add(db, new NewPartner(partner, theirs.PublicPem(), "http://127.0.0.1:9", "police", null), replace: false, now, CancellationToken.None)).Refusal);
        }

        db.Outbox.Add(new OutboxRow
        {
            Id = id, Kind = "feedback", Partner = partner, CaseId = caseId, Payload = """{"receipt":"r","outcome":"accepted","text":""}""", CreatedAt = now, NextTry = now,
            Dead = dead, Tries = dead ? 12 : 0, LastError = dead ? "not-reachable" : null,
        });
        return await db.SaveChangesAsync();
    });
}
