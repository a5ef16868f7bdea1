using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.Cases.Grading;
using Qingyi.Domain.Grading;
using Qingyi.Server.Features.Rules;
using Qingyi.Server.Hosting;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Schedules;

/// <summary>Files are the shipped edition, the database is the authority.</summary>
public sealed class ImportTests
{
    [Fact]
    public async Task Each_shipped_file_is_imported_once_by_its_content()
    {
        await using var house = new House();
        await house.InitializeAsync();
        var files = Directory.GetFiles(Shipped.Schedules, "*.json").Length;

        await house.Restart();
        await Published.Import(house, Published.Patient, Published.Changed(Published.Patient, _ => { }));

        var rows = await house.Inside(s => s.GetRequiredService<CaseDb>().Schedules.AsNoTracking().ToListAsync());
        Assert.Equal(files, rows.Count);
        Assert.All(rows, r => Assert.Equal((1, ScheduleState.Published, ScheduleSource.Shipped), (r.Version, r.State, r.Source)));
        Assert.Equal(files, await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.CountAsync(a => a.Chain == ImportSchedules.Chain)));
    }

    [Fact]
    public async Task A_later_shipped_file_takes_the_place_of_a_shipped_one_and_old_gradings_replay_to_the_identical_answer()
    {
        await using var house = new House();
        await house.InitializeAsync();
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("decide-grading");
        var stored = await Proposal(house, walk.CaseId);

        await Published.Import(house, Published.Patient, Published.Changed(Published.Patient, json => json["benchmark"]!["steps"]![1]!["fine"] = new JsonArray(22000, 24000)));

        var request = GradingJson.Read(stored.Request.ToJsonString()).Request!;
        var replayed = await house.Inside(async s => (await s.GetRequiredService<RulesInForce>().At(s.GetRequiredService<CaseDb>(), stored.RuleSet, CancellationToken.None))!.Grade(request, request.DecidedOn!.Value));
        Assert.Equal(stored.Response.ToJsonString(), JsonNode.Parse(GradingJson.Write(replayed))!.ToJsonString());
        var now = await (await walk.As("handler")).PostAsync("/api/gradings", new StringContent(stored.Request.ToJsonString(), System.Text.Encoding.UTF8, "application/json"));
        var again = JsonNode.Parse(await now.Content.ReadAsStringAsync())!.AsObject();
        Assert.NotEqual(Fine(stored.Response), Fine(again));
        Assert.NotEqual(stored.RuleSet, (string?)again["ruleSet"]);
        Assert.Equal(["ended", "published"], (await Published.Versions(house, Published.Patient)).Select(v => v.State));
    }

    [Fact]
    public async Task A_later_shipped_file_that_contradicts_a_local_edition_is_offered_and_the_service_starts()
    {
        await using var house = new House();
        await house.InitializeAsync();
        await Own(house, "370100", [20000, 30000]);

        await Published.Import(house, "physicians-act", Published.Changed("physicians-act", json => json["editions"]![0]!["values"]!["fine-max"] = 25000));
        await house.Restart();

        Assert.Equal(["published", "offered"], (await Published.Versions(house, "physicians-act")).Select(v => v.State));
    }

    [Fact]
    public async Task An_own_edition_survives_a_later_shipped_one_which_is_offered()
    {
        await using var house = new House();
        await house.InitializeAsync();
        await Own(house, null, [11000, 16000]);

        await Published.Import(house, Published.Patient, Published.WithFirstFine(12000, 16000));
        await Published.Import(house, Published.Patient, Published.WithFirstFine(13000, 16000));

        Assert.Equal(["ended", "published", "passed", "offered"], (await Published.Versions(house, Published.Patient)).Select(v => v.State));
    }

    // As an approval leaves it.
    private static Task<int> Own(House house, string? area, int[] fine) => house.Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        var json = Published.Changed(Published.Patient, j =>
        {
            j["jurisdiction"] = area;
            j["benchmark"]!["steps"]![0]!["fine"] = new JsonArray([.. fine.Select(f => (JsonNode)f)]);
        });
        var old = await db.Schedules.FirstOrDefaultAsync(x => x.Key == Published.Patient && x.Jurisdiction == (area ?? ""));
        if (old is not null)
        {
            old.State = ScheduleState.Ended;
        }

        db.Schedules.Add(new ScheduleRow
        {
            Id = ScheduleRow.IdOf(Published.Patient, area, old is null ? 1 : 2), Key = Published.Patient, Jurisdiction = area ?? "", Version = old is null ? 1 : 2, Title = "本市裁量基准", Json = json,
            Hash = Qingyi.Rules.Figures.ScheduleSet.HashOf(json), Source = ScheduleSource.Own, OrganisationId = House.City, State = ScheduleState.Published, CreatedAt = house.Clock.GetUtcNow(),
        });
        return await db.SaveChangesAsync();
    });

    private static Task<GradingProposal> Proposal(House house, string id) =>
        house.Inside(async s => (await s.GetRequiredService<CaseDb>().Cases.AsNoTracking().FirstAsync(c => c.Id == id)).Facts.Proposal!);

    private static decimal Fine(JsonObject response) => response["sanctions"]!.AsArray().First(s => (string?)s!["kind"] == "fine")!["proposed"]!.GetValue<decimal>();
}
