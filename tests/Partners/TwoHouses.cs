using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Cli;
using Qingyi.Server.Partners;
using Qingyi.Server.Storage;

namespace Qingyi.Tests.Partners;

/// <summary>Two installations that know each other: 下级 reports and transfers to 上级. Messages leave when the test says so.</summary>
public sealed class TwoHouses : IAsyncLifetime
{
    public const string UpperName = "示例省卫生健康委员会";
    public const string LowerName = "示例市卫生健康委员会";

    public TwoHouses()
    {
        Upper = new House { Adjust = b => Quiet(b, UpperLine) };
        Lower = new House { Adjust = b => Quiet(b, LowerLine) };
    }

    public House Upper { get; }

    public House Lower { get; }

    public Lines UpperLine { get; } = new();

    public Lines LowerLine { get; } = new();

    /// <summary>Tries before the lower house gives a message up.</summary>
    public int Tries { get; init; } = 10;

    public async ValueTask InitializeAsync()
    {
        await Upper.InitializeAsync();
        await Lower.InitializeAsync();
        await Register(Lower, Upper, UpperName, "upper");
        await Register(Upper, Lower, LowerName, "lower");
    }

    public async ValueTask DisposeAsync()
    {
        await Lower.DisposeAsync();
        await Upper.DisposeAsync();
    }

    /// <summary>Registers <paramref name="of"/> at <paramref name="at"/> with the commands that an operator would use.</summary>
    public static async Task Register(House at, House of, string name, string kind)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, await Command("partner", "key", "--data", of.Data, "--keys", of.Keys));
        await Command("partner", "add", "--name", name, "--public-key", file, "--url", of.Url, "--kind", kind, "--data", at.Data);
        File.Delete(file);
    }

    /// <summary>Runs a command of <c>qingyi</c>; it must succeed.</summary>
    public static async Task<string> Command(params string[] args)
    {
        var (exit, output, error) = await Try(args);
        Assert.True(exit == 0, error);
        return output;
    }

    public static async Task<(int Exit, string Output, string Error)> Try(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var root = new RootCommand { PartnerCommands.Make(), KeyCommands.Make(), AuditCommands.Make() };
        var exit = await root.Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }

    /// <summary>Sends what is due.</summary>
    public static Task Send(House from) => from.Services.GetRequiredService<OutboxSender>().Round(CancellationToken.None);

    /// <summary>A tip at the house; opens a case.</summary>
    /// <returns>The case's id.</returns>
    public static async Task<string> Tip(House at)
    {
        using var client = at.Anyone();
        var answer = await client.PostAsJsonAsync("/api/tips", new { about = new { organisation = House.Hospital }, conduct = "red-envelope", text = "手术前收受患者家属红包。" });
        answer.EnsureSuccessStatusCode();
        return await at.Inside(s => s.GetRequiredService<CaseDb>().Cases.OrderByDescending(c => c.Id).Select(c => c.Id).FirstAsync());
    }

    /// <summary>A case that stands in a stage, whatever would have led there, takes a step that no person takes.</summary>
    public static async Task Step(House at, string caseId, CaseStage stage, Func<Transition, Refusal?> step)
    {
        await at.Inside(s => s.GetRequiredService<CaseDb>().Database.ExecuteSqlAsync($"UPDATE Cases SET Stage = {stage.ToString()} WHERE Id = {caseId}"));
        var outcome = await at.Inside(s => s.GetRequiredService<Transitions>().Run<bool>(
            caseId, CaseLifecycle.System, t => Task.FromResult<Outcome<bool>>(step(t) is { } refusal ? refusal : true), CancellationToken.None));
        Assert.Null(outcome.Refusal);
    }

    public static Task<Case> Case(House at, string id) => at.Inside(s => s.GetRequiredService<CaseDb>().Cases.AsNoTracking().FirstAsync(c => c.Id == id));

    public static Task<List<InboundRow>> Inbound(House at) => at.Inside(s => s.GetRequiredService<CaseDb>().Inbound.AsNoTracking().OrderBy(i => i.Receipt).ToListAsync());

    public static Task<List<OutboxRow>> Outbox(House at) => at.Inside(s => s.GetRequiredService<CaseDb>().Outbox.AsNoTracking().OrderBy(o => o.Id).ToListAsync());

    /// <summary>Names of the acts in a case's audit chain.</summary>
    public static async Task<IReadOnlyList<string>> Acts(House at, string caseId) =>
        await at.Inside(s => s.GetRequiredService<CaseDb>().Audit.AsNoTracking().Where(a => a.Chain == "case/" + caseId).OrderBy(a => a.Sequence).Select(a => a.What).ToListAsync());

    /// <summary>Completes the open task of a case that the user may take.</summary>
    public static async Task Complete(House at, string user, string caseId, string outcome, object data)
    {
        using var client = await at.As(user);
        var tasks = await client.GetFromJsonAsync<JsonArray>("/api/tasks?state=open");
        var task = tasks!.Single(t => t!["case"]!.GetValue<string>() == caseId)!["id"]!.GetValue<string>();
        var answer = await client.PostAsJsonAsync($"/api/tasks/{task}/complete", new { outcome, data });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private void Quiet(WebApplicationBuilder builder, Lines line)
    {
        builder.Services.AddSingleton<IStartupFilter>(line);
        builder.Services.AddSingleton(new ExchangePace { Beat = TimeSpan.FromHours(1), Timeout = TimeSpan.FromSeconds(20), FirstWait = TimeSpan.FromSeconds(10), Tries = Tries });
    }
}
