using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Features.Grading;
using Qingyi.Server.Storage;
using Qingyi.Tests.Procedures;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Cases;

/// <summary>类案参考: what is kept of a closed case, who is compared with whom, and that nobody can be recognised.</summary>
public sealed class SimilarCaseTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_closed_case_is_kept_as_a_precedent_and_the_migration_would_keep_the_same()
    {
        var walk = await SideWalk.Closed(house);

        var row = Assert.Single(await Rows(), r => r.CaseId == walk.Case.CaseId);
        Assert.Equal(
            (House.City, "red-envelope", "physician", "医师法 56(5)", 300_000, "notify", 2_000_000, null, false, 2026),
            (row.OrganisationId, row.Conduct, row.Subject, row.Article, row.Amount, row.Tier, row.Fine, row.SuspensionMonths, row.Revocation, row.Year));

        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            using var script = new StreamReader(typeof(CaseDb).Assembly.GetManifestResourceStream("Qingyi.Server.Storage.Migrations.Sqlite.0011-closed-gradings.sql")!);
            var text = await script.ReadToEndAsync();
            await db.ClosedGradings.ExecuteDeleteAsync();
            return await db.Database.ExecuteSqlRawAsync(text[text.IndexOf("INSERT INTO", StringComparison.Ordinal)..].Replace("{", "{{", StringComparison.Ordinal));
        });
        Assert.Equal(JsonSerializer.Serialize(row), JsonSerializer.Serialize(Assert.Single(await Rows(), r => r.CaseId == walk.Case.CaseId)));
    }

    [Fact]
    public async Task A_decision_that_was_changed_is_no_precedent_any_more()
    {
        var walk = await SideWalk.Closed(house);
        Assert.Contains(await Rows(), r => r.CaseId == walk.Case.CaseId);

        await walk.Started("leader", "case-correction");
        await walk.Do("decide-correction", "changed", new() { ["fine"] = 10000, ["reason"] = "减轻" });

        Assert.DoesNotContain(await Rows(), r => r.CaseId == walk.Case.CaseId);
    }

    [Fact]
    public async Task Two_cases_are_told_to_be_too_few_and_three_have_their_spread_without_a_name_or_number()
    {
        var of = await Graded();
        await house.Inside(s => s.GetRequiredService<CaseDb>().ClosedGradings.ExecuteDeleteAsync());
        await Keep(of, 1, 2500_00, "notify", 16_000_00);
        await Keep(of, 2, 3499_00, "notify", 18_000_00);

        var few = await Similar(of);
        Assert.Contains("不足 3 件", (string)few["sentence"]!, StringComparison.Ordinal);
        Assert.Null(few["count"]);
        Assert.Null(few["fine"]);
        Assert.Empty(few["nearest"]!.AsArray());

        await Keep(of, 3, 9000_00, "remove", 30_000_00);
        // None of these is like it: other conduct, respondent, article, commission, or an unknown sum.
        await Keep(of, 4, 3000_00, "none", 1_00, conduct: "kickback");
        await Keep(of, 5, 3000_00, "none", 1_00, subject: "nurse");
        await Keep(of, 6, 3000_00, "none", 1_00, article: "执业医师法 37(10)");
        await Keep(of, 7, 3000_00, "none", 1_00, organisation: House.County);
        await Keep(of, 8, null, "none", 1_00);

        var many = await Similar(of);
        Assert.Equal(3, (int)many["count"]!);
        Assert.Equal((16_000m, 18_000m, 30_000m), ((decimal)many["fine"]!["min"]!, (decimal)many["fine"]!["median"]!, (decimal)many["fine"]!["max"]!));
        Assert.Null(many["suspensionMonths"]);
        Assert.Equal((2, 1, 0), ((int)many["tiers"]!["notify"]!, (int)many["tiers"]!["remove"]!, (int)many["tiers"]!["none"]!));
        Assert.Equal([3500m, 2500m, 9000m], many["nearest"]!.AsArray().Select(n => (decimal)n!["amount"]!));
        Assert.All(many["nearest"]!.AsArray(), n => Assert.True((bool)n!["rounded"]! && n["case"] is null && n["number"] is null));
    }

    [Fact]
    public async Task A_case_that_the_person_may_see_is_named_and_the_same_case_is_not_named_to_others()
    {
        var of = await Graded("kickback");
        var seen = await SideWalk.Closed(house);
        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            return await db.ClosedGradings.Where(g => g.CaseId == seen.Case.CaseId).ExecuteUpdateAsync(set => set.SetProperty(g => g.Conduct, "kickback").SetProperty(g => g.Article, of.Article));
        });
        await Keep(of, 11, 3111_00, "notify", 18_000_00);
        await Keep(of, 12, 3222_00, "notify", 18_000_00);

        var nearest = (await Similar(of))["nearest"]!.AsArray();
        Assert.Equal([seen.Case.CaseId], nearest.Select(n => (string?)n!["case"]).OfType<string>());
        Assert.Equal(3000m, (decimal)nearest.Single(n => n!["case"] is not null)!["amount"]!);

        await house.Inside(s => s.GetRequiredService<CaseDb>().Cases.Where(c => c.Id == seen.Case.CaseId).ExecuteUpdateAsync(set => set.SetProperty(c => c.Confidential, true)));
        Assert.All((await Similar(of, "supervisor"))["nearest"]!.AsArray(), n => Assert.Null(n!["case"]));
    }

    [Fact]
    public async Task The_neighbours_of_an_amount_are_read_from_the_index_without_sorting()
    {
        var plan = await house.Inside(async s =>
        {
            await using var connection = new SqliteConnection(s.GetRequiredService<CaseDb>().Database.GetConnectionString());
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = """
                EXPLAIN QUERY PLAN SELECT * FROM "ClosedGradings" WHERE "OrganisationId" = 'o' AND "Conduct" = 'c' AND "Subject" = 's' AND "Article" = 'a' AND "CaseId" <> 'x' AND "Amount" <= 5
                ORDER BY "Amount" DESC, "CaseId" DESC LIMIT 30
                """;
            await using var reader = await command.ExecuteReaderAsync();
            var lines = new List<string>();
            while (await reader.ReadAsync())
            {
                lines.Add(reader.GetString(3));
            }

            return lines;
        });

        Assert.Contains("USING INDEX IX_ClosedGradings_Near", Assert.Single(plan), StringComparison.Ordinal);
    }

    private sealed record Open(string Id, string Conduct, string Article);

    private async Task<Open> Graded(string conduct = "red-envelope")
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        var task = await walk.Until("investigate");
        var (user, _) = await walk.Find("investigate");
        await walk.Evidence(user, walk.CaseId);
        var (outcome, data) = walk.Usual("investigate", task);
        data["findings"]![0]!["conduct"] = conduct;
        Assert.True((await walk.Complete(user, task, outcome, data)).IsSuccessStatusCode);
        await walk.Until("decide-grading");
        using var handler = await house.As("handler");
        var law = JsonNode.Parse(await handler.GetStringAsync($"/api/cases/{walk.CaseId}/grading", TestContext.Current.CancellationToken))![0]!["response"]!["law"]![0]!;
        return new Open(walk.CaseId, conduct, $"{law["statute"]} {law["article"]}");
    }

    private Task Keep(Open of, int number, long? amount, string tier, long fine, string? conduct = null, string subject = "physician", string? article = null, string organisation = House.City) =>
        house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            db.ClosedGradings.Add(new ClosedGrading
            {
                CaseId = $"kept-{of.Conduct}-{number}", OrganisationId = organisation, Conduct = conduct ?? of.Conduct, Subject = subject, Article = article ?? of.Article, Amount = amount, Tier = tier, Fine = fine, Year = 2025,
            });
            return await db.SaveChangesAsync();
        });

    private async Task<JsonNode> Similar(Open of, string user = "handler")
    {
        using var client = await house.As(user);
        return JsonNode.Parse(await client.GetStringAsync($"/api/cases/{of.Id}/grading", TestContext.Current.CancellationToken))![0]!["similar"]!;
    }

    private Task<List<ClosedGrading>> Rows() => house.Inside(s => s.GetRequiredService<CaseDb>().ClosedGradings.AsNoTracking().OrderBy(r => r.CaseId).ToListAsync());
}
