using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Grading;
using Qingyi.Server.Features.Rules;
using Qingyi.Server.Storage;
using Qingyi.Tests.Cli;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Schedules;

/// <summary>Stored gradings again under a changed schedule.</summary>
public sealed class SimulationTests : IAsyncLifetime
{
    private readonly House _house = new();

    public async ValueTask InitializeAsync() => await _house.InitializeAsync();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Differences_are_shown_to_whoever_may_see_the_case_and_counted_for_others()
    {
        await Stored(1500, 1500, 3000, 20000);
        await Bar(3, "supervisor");
        using var supervisor = await RuleBench.As(_house, "supervisor");
        using var leader = await RuleBench.As(_house, "leader");
        var draft = await supervisor.Begin(Published.Patient, "own-area");
        await supervisor.Save(draft, ("s0.fine-from", "12000"), ("s2.grade", "serious"), ("s2.from", "3000"), ("s1.to", "3000"), ("s2.suspension", "6-7，8-10，11-12"), ("s3.fine-from", "28000"));

        var id = await supervisor.Simulate(draft);

        var page = await supervisor.Open($"/workbench/rules/simulations/{id}");
        var leaders = await leader.Open($"/workbench/rules/simulations/{id}");
        var numbers = await Numbers();
        Assert.Equal([true, true, true, false], numbers.Select(n => page.Contains(n, StringComparison.Ordinal)));
        Assert.Equal([true, true, true, true], numbers.Select(n => leaders.Contains(n, StringComparison.Ordinal)));
        Assert.Contains("另有 1 件您无权查看，其中 1 件结果变化", page, StringComparison.Ordinal);
        Assert.DoesNotContain("无权查看", leaders, StringComparison.Ordinal);
        var rows = await Rows(id);
        Assert.Equal(4, rows.Count);
        Assert.Equal(("notify", "remove", true), (rows[2].OldTier, rows[2].NewTier, rows[2].Changed));
        Assert.Contains("<span class=\"qy-tag amber strong\">↑ 1</span>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_gradings_go_on_after_a_stop_and_no_case_is_counted_twice()
    {
        await Stored([.. Enumerable.Range(0, 10_000).Select(i => 100m + (i * 3))]);
        using var supervisor = await RuleBench.As(_house, "supervisor");
        var draft = await supervisor.Begin(Published.Patient, "own-area");
        await supervisor.Save(draft, ("s1.fine-from", "17000"));
        var (_, _, to) = await supervisor.Send($"/workbench/rules/drafts/{draft}/simulate");
        var progress = await supervisor.Open(to!);

        await _house.Restart();

        var id = to!.Split('/')[^1];
        var before = (await Run(id)).Done;
        while ((await Run(id)).State == "running")
        {
            await Task.Delay(200);
        }

        var (run, rows) = (await Run(id), await Rows(id));
        Assert.Contains("<progress", progress, StringComparison.Ordinal);
        Assert.InRange(before, 1, 9_999);
        Assert.Equal(("done", 10_000, 10_000), (run.State, run.Done, run.Total));
        Assert.Equal(10_000, rows.Count);
        Assert.Equal(rows.Count(r => r.OldSeverity == "ordinary" && r.OldFine < 2_400_000 && r.NewFine != r.OldFine), rows.Count(r => r.NewFine > r.OldFine));
        using var again = await RuleBench.As(_house, "supervisor");
        Assert.Contains("10,000", await again.Open(to), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_tells_each_difference_and_a_summary_and_writes_nothing()
    {
        await Stored(1500, 3000, 20000);
        using var file = new TestFile(Published.Changed(Published.Patient, json =>
        {
            json["benchmark"]!["steps"]![1]!["fine"] = new JsonArray(22000, 24000);
        }));

        var said = await Said.By("rules", "simulate", "--schedule", file.Path, "--data", _house.Data);

        Assert.Equal(0, said.Exit);
        Assert.Equal(2, said.Lines.Count);
        var number = (await Numbers())[1];
        Assert.Equal((number, 20000m, 23000m), ((string?)said.Json[0]["number"], said.Json[0]["old"]!["fine"]!.GetValue<decimal>(), said.Json[0]["new"]!["fine"]!.GetValue<decimal>()));
        var summary = said.Json[1]["summary"]!;
        Assert.Equal((3, 1, 3000m), (summary["gradings"]!.GetValue<int>(), summary["changed"]!.GetValue<int>(), summary["fines"]!["up"]!["sum"]!.GetValue<decimal>()));
        Assert.Equal(2, summary["matrix"]!["notify"]!["notify"]!.GetValue<int>());
        Assert.Equal(0, await _house.Inside(s => s.GetRequiredService<CaseDb>().Simulations.CountAsync()));
    }

    [Fact]
    public async Task The_command_names_file_and_place_of_a_fault()
    {
        using var file = new TestFile(Published.Changed(Published.Patient, json => json["benchmark"]!["steps"]![1]!["from"] = 2500), "gap.json");

        var said = await Said.By("rules", "simulate", "--schedule", file.Path, "--data", _house.Data);
        var nowhere = await Said.By("rules", "simulate", "--schedule", file.Path, "--data", file.Folder);
        var unasked = await Said.By("rules", "simulate", "--data", _house.Data);

        Assert.Equal((1, 1, 2), (said.Exit, nowhere.Exit, unasked.Exit));
        Assert.Contains("gap.json $.benchmark.steps[1].from：2500 与上一档不相接：2000 至 2500 没有档次，应为 2000", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_on_data_grade_with_what_is_published_there()
    {
        await Publication.OfOwnArea(_house, ("s0.fine-from", "12000"));
        const string request = """{"id":"A","actedOn":"2026-03-01","decidedOn":"2026-04-01","jurisdiction":"370100","subject":{"kind":"physician"},"findings":[{"conduct":"red-envelope","amount":1500}]}""";

        var shipped = await Said.Reading(request, "grade");
        var own = await Said.Reading(request, "grade", "--data", _house.Data);
        var listed = await Said.By("rules", "list", "--data", _house.Data);

        Assert.Equal((13000m, 14000m), (Fine(shipped), Fine(own)));
        Assert.EndsWith((string)own.Json[0]["ruleSet"]!, listed.Lines[^1], StringComparison.Ordinal);
    }

    private static decimal Fine(Said said) => said.Json[0]["sanctions"]!.AsArray().First(s => (string?)s!["kind"] == "fine")!["proposed"]!.GetValue<decimal>();

    /// <summary>Cases of the city with gradings as the rules in force make them.</summary>
    private Task<int> Stored(params decimal[] amounts) => _house.Inside(async s =>
    {
        var (db, ids) = (s.GetRequiredService<CaseDb>(), s.GetRequiredService<Ids>());
        var rules = await s.GetRequiredService<RulesInForce>().Now(db, CancellationToken.None);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var number = 0;
        foreach (var amount in amounts)
        {
            var request = new JsonObject
            {
                ["id"] = "A", ["actedOn"] = "2026-03-01", ["decidedOn"] = "2026-10-01", ["jurisdiction"] = "370100", ["subject"] = new JsonObject { ["kind"] = "physician" },
                ["findings"] = new JsonArray(new JsonObject { ["conduct"] = "red-envelope", ["amount"] = amount }),
            };
            var read = GradingJson.Read(request.ToJsonString()).Request!;
            var response = JsonNode.Parse(GradingJson.Write(rules.Grade(read, read.DecidedOn!.Value)))!.AsObject();
            var of = new Case
            {
                Id = ids.New(), Number = $"示卫试〔2026〕{++number:00000}号", Title = "收受患者红包", OrganisationId = House.City, Path = "/root/city/", Conduct = "red-envelope", ReceivedAt = _house.Clock.GetUtcNow(),
            };
            db.Cases.Add(of).Property(c => c.Facts).CurrentValue = of.Facts with { Proposal = new(request, response, rules.Hash, _house.Clock.GetUtcNow()) };
        }

        return await db.SaveChangesAsync();
    });

    private Task<int> Bar(int number, string user) => _house.Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        var of = await db.Cases.OrderBy(c => c.Number).Skip(number).FirstAsync();
        db.CaseBars.Add(new CaseBar { CaseId = of.Id, Kind = "person", Subject = (await db.Users.FirstAsync(u => u.UserName == user)).Id });
        return await db.SaveChangesAsync();
    });

    private Task<List<string>> Numbers() => _house.Inside(s => s.GetRequiredService<CaseDb>().Cases.OrderBy(c => c.Number).Select(c => c.Number).ToListAsync());

    private Task<SimulationRow> Run(string id) => _house.Inside(s => s.GetRequiredService<CaseDb>().Simulations.AsNoTracking().FirstAsync(x => x.Id == id));

    private Task<List<SimulatedCaseRow>> Rows(string id) => _house.Inside(s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        return db.SimulatedCases.AsNoTracking().Where(c => c.SimulationId == id).OrderBy(c => db.Cases.First(x => x.Id == c.CaseId).Number).ToListAsync();
    });
}
