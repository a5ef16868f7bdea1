using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qingyi.Server.Storage;
using Qingyi.Tests.Crash;
using Qingyi.Tests.Matters;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Studio;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Faults;

/// <summary>Whole lives in which every command meets a database that fails at its first call, then at its second, and so on until the command succeeds.</summary>
public sealed class FailTheNthCall(PostgresCluster cluster)
{
    [Theory]
    [InlineData("command", false)]
    [InlineData("commit", false)]
    [InlineData("command", true)]
    [InlineData("commit", true)]
    public async Task A_case_ends_as_without_faults_whichever_call_of_whichever_command_fails(string fault, bool onPostgres)
    {
        var (plain, _) = await Live(null, onPostgres, Case);
        var (faulty, failures) = await Live(Enum.Parse<Fault>(fault, ignoreCase: true), onPostgres, Case);

        Assert.Equal(plain, faulty);
        Assert.True(failures > (fault == "command" && !onPostgres ? 300 : 0), $"Only {failures} calls failed.");
    }

    [Theory]
    [InlineData("command")]
    [InlineData("commit")]
    public async Task Matters_registers_drawings_and_campaigns_too(string fault)
    {
        var (plain, _) = await Live(null, false, Others);
        var (faulty, _) = await Live(Enum.Parse<Fault>(fault, ignoreCase: true), false, Others);

        Assert.Equal(plain, faulty);
    }

    private async Task<(string End, int Failures)> Live(Fault? fault, bool onPostgres, Func<House, Task> life)
    {
        Stubborn? stubborn = null;
        await using var house = new House
        {
            Postgres = onPostgres ? await cluster.Database() : null,
            Adjust = b =>
            {
                // Hundreds of faults that are meant would bury the one that is not.
                b.Logging.ClearProviders();
                FaultyDatabase.Add(b.Services);
            },
            Wire = h => fault is { } f ? stubborn ??= new Stubborn(h, f) : null,
        };
        await house.InitializeAsync();
        await life(house);
        await house.Rest();
        await Invariants.Hold(house.Store);
        return (await End(house), stubborn?.Failures.Values.Sum() ?? 0);
    }

    private static async Task Case(House house)
    {
        var walk = new CaseWalk(house);
        var receipt = (string)(await walk.TipOff())["receipt"]!;
        (await house.Anyone().PostAsJsonAsync("/api/tips/messages", new { receipt, text = "补充一点情况。" })).EnsureSuccessStatusCode();
        var (user, task) = await walk.Find("accept-tip");
        (await (await walk.As(user)).PostAsync($"/api/tasks/{task["id"]}/claim", null)).EnsureSuccessStatusCode();
        (await (await walk.As(user)).PostAsync($"/api/tasks/{task["id"]}/release", null)).EnsureSuccessStatusCode();
        await walk.Until(null);
    }

    private static async Task Others(House house)
    {
        var matter = new MatterWalk(house);
        await matter.Open("handler", "rectification", House.Hospital);
        var registers = new RegisterWalk(house);
        var form = (await (await registers.As("hospital")).GetFromJsonAsync<JsonObject>("/api/registers/tip-channels"))!["form"]!.AsObject();
        await registers.Enter("hospital", "tip-channels", Filled.In(form, "tip-channels", registers.Day(), 1));
        var studio = await Designer.At(house, "supervisor", null);
        await studio.Save(await studio.Open());
        (await (await house.As("supervisor")).PostAsJsonAsync("/api/campaigns/weifang-2022/advance", new { trigger = "advance" })).Dispose();
    }

    // What a life leaves behind, without ids and instants: how many rows of what, and where the cases stand. Who signs in twice has signed in twice.
    private static Task<string> End(House house) => house.Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        var audit = (await db.Audit.AsNoTracking().ToListAsync()).Where(a => a.What != "signed-in").GroupBy(a => a.What).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}");
        var cases = (await db.Cases.AsNoTracking().OrderBy(c => c.Id).ToListAsync()).Select(c => $"{c.Number} {c.Stage} {c.Kind}");
        var tasks = (await db.Tasks.AsNoTracking().ToListAsync()).GroupBy(t => $"{t.Act} {t.State}").OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}");
        return string.Join('\n', [.. audit, .. cases, .. tasks, $"outbox {await db.Outbox.CountAsync()}", $"journal {await db.Journal.CountAsync()}", $"files {await db.Evidence.CountAsync()}",
            $"texts {await db.SealedTexts.CountAsync()}", $"messages {await db.TipMessages.CountAsync()}", $"revisions {await db.Revisions.CountAsync()}"]);
    });
}
