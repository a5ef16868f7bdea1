using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Audit;
using Qingyi.Server.Demo;
using Qingyi.Server.Hosting;
using Qingyi.Server.Storage;
using Qingyi.Tests.Cli;

namespace Qingyi.Tests.Demo;

/// <summary>The real server with the demonstration in it, loaded once for all tests of the class.</summary>
public sealed class DemoServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qingyi-demo-").FullName;
    private WebApplication? _app;

    public string Data => Path.Combine(_folder, "data");
    public string Accounts => Path.Combine(Data, Demonstration.AccountsFile);
    public string Url => _app!.Urls.First();
    public IServiceProvider Services => _app!.Services;

    public async ValueTask InitializeAsync()
    {
        var options = new ServeOptions("http://127.0.0.1:0", Data, Path.Combine(_folder, "keys"), Demo: true, null);
        _app = await Serve.Build(options, TextWriter.Null, b => b.Logging.ClearProviders());
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

public sealed class DemonstrationTests(DemoServer demo) : IClassFixture<DemoServer>
{
    private static readonly CaseStage[] NeverAtRest = [CaseStage.Service, CaseStage.Underway, CaseStage.Cancelled];

    private CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Some_thirty_cases_stand_in_every_stage_at_which_a_case_can_rest()
    {
        await using var scope = demo.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseDb>();
        var stages = await db.Cases.Where(c => c.Kind == Case.OfCase).Select(c => c.Stage).ToListAsync(Cancellation);

        Assert.InRange(stages.Count, 28, 36);
        Assert.Empty(Enum.GetValues<CaseStage>().Except(NeverAtRest).Except(stages));
        Assert.Contains(await db.Tasks.Where(t => t.State == "open").Select(t => t.Stage).ToListAsync(Cancellation), s => s == "service");
    }

    [Fact]
    public async Task Every_open_task_is_one_open_bookmark_and_the_other_way_round()
    {
        await using var scope = demo.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseDb>();

        var tasks = await db.Tasks.Where(t => t.State == "open").Select(t => t.BookmarkId).Order().ToListAsync(Cancellation);
        var bookmarks = await db.Bookmarks.Where(b => b.Name == "Case.HumanTask").Select(b => b.Id).Order().ToListAsync(Cancellation);

        Assert.Equal(bookmarks, tasks);
        Assert.Equal(tasks.Distinct(), tasks);
    }

    [Fact]
    public async Task Overdue_cases_have_reached_every_rung_up_to_the_upper_commission()
    {
        await using var scope = demo.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseDb>();
        var now = TimeProvider.System.GetUtcNow();

        Assert.True(await db.Tasks.CountAsync(t => t.State == "open" && t.DueAt < now, Cancellation) >= 3);
        Assert.Equal(
            ["handler", "leader-in-charge", "principal-leader", "section-head", "upper-commission"],
            await db.Escalations.Where(e => e.Recipient != "notice").Select(e => e.Recipient).Distinct().Order().ToListAsync(Cancellation));
        Assert.False(await db.Rungs.AnyAsync(r => r.FiredAt == null && r.At < now.AddHours(-1) && db.Deadlines.Any(d => d.Id == r.DeadlineId && d.State == "running"), Cancellation));
    }

    [Fact]
    public async Task There_is_a_hearing_a_running_suspension_a_transfer_a_notice_and_a_withdrawn_one()
    {
        await using var scope = demo.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseDb>();
        var facts = (await db.Cases.ToListAsync(Cancellation)).ConvertAll(c => c.Facts);

        Assert.Contains(facts, f => f.Hearing is { Result: "held" });
        Assert.Contains(facts, f => f.Measures.Any(m => m is { Kind: "licence", Finished: null, Until: not null }));
        Assert.Contains(facts, f => f.Reports.Any(r => r.Kind == "transfer"));
        Assert.True(await db.Notices.AnyAsync(n => n.WithdrawnAt == null, Cancellation));
        Assert.True(await db.Notices.AnyAsync(n => n.WithdrawnAt != null, Cancellation));
    }

    [Fact]
    public async Task There_is_an_account_for_every_role_and_its_password_opens_the_door()
    {
        var accounts = JsonNode.Parse(await File.ReadAllTextAsync(demo.Accounts, Cancellation))!.AsArray();
        using var client = new HttpClient { BaseAddress = new Uri(demo.Url) };

        Assert.Empty(Role.Names.Keys.Except(accounts.Select(a => (string)a!["role"]!)));
        Assert.Equal(accounts.Count, accounts.Select(a => (string)a!["password"]!).Distinct().Count());
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(demo.Accounts) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        var leader = accounts.First(a => (string)a!["role"]! == "leader" && (string)a["organisation"]! == "city")!;
        var answer = await client.PostAsJsonAsync("/api/sign-in", new { user = (string)leader["user"]!, password = (string)leader["password"]! }, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_tip_about_the_province_lies_with_the_office_of_discipline_above_it()
    {
        await using var scope = demo.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseDb>();

        var above = Assert.Single(await db.Cases.Where(c => c.OrganisationId == "root").ToListAsync(Cancellation));
        Assert.Equal(["province"], above.Named);
        Assert.Equal("驻示例省卫生健康委员会纪检监察组", (await db.Organisations.FirstAsync(o => o.ParentId == null, Cancellation)).Name);
    }

    [Fact]
    public async Task Returns_stand_in_each_state_and_a_drawn_inspection_has_its_findings()
    {
        await using var scope = demo.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseDb>();
        var returns = await db.Returns.AsNoTracking().Where(r => r.CampaignId == "demonstration").ToListAsync(Cancellation);

        Assert.Empty(new[] { "open", "filling", "submitted", "sent-back", "received" }.Except(returns.Select(r => r.State)));
        Assert.Contains(returns, r => r.UnitId == "county" && r.Obligation == "institution-plan" && r.LateAt(TimeProvider.System.GetUtcNow()));
        Assert.Contains(returns, r => r.UnitId == "city" && r.State == "received" && r.Content.Contains("\"merged\":[{", StringComparison.Ordinal));
        Assert.Equal(1, await db.InspectionRounds.CountAsync(r => r.State == "drawn", Cancellation));
        Assert.True(await db.Cases.CountAsync(c => c.Kind == "rectification", Cancellation) >= 1);
    }

    [Fact]
    public async Task The_command_line_reads_plans_and_definitions_of_the_running_service()
    {
        var plans = await Said.By("campaign", "list", "--data", demo.Data);
        var check = await Said.By("workflow", "check", Path.Combine(AppContext.BaseDirectory, "workflows", "case-lifecycle.json"), "--data", demo.Data);

        Assert.Equal((0, 6), (plans.Exit, plans.Lines.Count));
        Assert.Equal((0, ""), (check.Exit, check.Errors));
    }

    [Fact]
    public async Task Every_entry_of_a_case_is_chained_to_the_one_before()
    {
        await using var scope = demo.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseDb>();
        var rows = await db.Audit.AsNoTracking().OrderBy(a => a.Chain).ThenBy(a => a.Sequence).ToListAsync(Cancellation);

        Assert.All(rows, row => Assert.Equal(AuditChain.Hash(row), row.Hash));
        foreach (var chain in rows.GroupBy(r => r.Chain))
        {
            Assert.Equal(chain.Select(r => r.Hash).SkipLast(1).Prepend(AuditChain.First(chain.Key)), chain.Select(r => r.Previous));
            Assert.Equal(chain.Select(r => r.At).Order(), chain.Select(r => r.At));
        }
    }
}
