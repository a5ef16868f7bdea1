using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Requirements;

/// <summary>Rows that name a conduct, a tier, a sanction or a transfer (<c>rule-rows.txt</c>): the conduct is graded over HTTP, and the answer holds what the row asks for.</summary>
public sealed class RuleTraces(House house) : IClassFixture<House>
{
    private const string Lines = "Requirements/rule-rows.txt";

    public static TheoryData<string> Rows => RowFile.Theory(Lines);

    [Theory]
    [MemberData(nameof(Rows))]
    [Requirement("S0-011", "S1-003", "S2-056", "S1-004", "S2-057", "S1-048", "S2-030", "S3-009", "S3-078", "S1-051", "S1-058", "S2-036")]
    [Requirement("S1-063", "S1-064", "S2-065", "S3-042", "S4-075", "S1-070", "S1-071", "S2-041", "S1-081", "S2-070", "S3-011", "S3-079")]
    [Requirement("S4-028", "S3-015", "S3-039", "S3-040", "S3-041", "S3-043", "S3-052", "S4-008", "S4-012", "S4-026", "S4-027", "S4-034")]
    [Requirement("S4-035", "S4-036", "S4-042", "S4-047", "S4-068", "S4-072", "S4-073", "S4-074", "S4-081")]
    public async Task The_conduct_is_graded_with_what_the_row_asks_for(string line)
    {
        var row = line.Split('|');
        var request = new JsonObject
        {
            ["id"] = row[0], ["actedOn"] = "2023-03-10", ["decidedOn"] = "2023-06-01", ["findings"] = new JsonArray(new JsonObject { ["conduct"] = row[1], ["amount"] = decimal.Parse(row[3], CultureInfo.InvariantCulture) }),
            ["subject"] = row[2] == "institution" ? new JsonObject { ["kind"] = row[2], ["designated"] = true } : row[2] == "company" ? new JsonObject { ["kind"] = row[2] } : new JsonObject { ["kind"] = row[2], ["publicInstitution"] = true, ["partyMember"] = true },
        };

        using var answer = await (await house.As("handler")).PostAsJsonAsync("/api/gradings", request);

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var graded = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        foreach (var (member, value) in row[4].Split(' ').Select(e => e.Split(':')).Select(e => (e[0], e[1])))
        {
            Assert.Contains(value, graded[member] is JsonArray list ? list.Select(i => (string?)(i!["kind"] ?? i["to"] ?? i["who"])) : [(string?)graded[member]]);
        }
    }

    [Fact]
    public void The_attribute_names_the_rows_of_the_file() => RowFile.NamedAlike(Lines, typeof(RuleTraces), nameof(The_conduct_is_graded_with_what_the_row_asks_for));
}
