using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Requirements;

/// <summary>Rows that name a period, a phase or a dated duty of a campaign (<c>plan-rows.txt</c>), asked of the service over HTTP.</summary>
public sealed class PlanTraces(House house) : IClassFixture<House>
{
    private const string Lines = "Requirements/plan-rows.txt";

    public static TheoryData<string> Rows => RowFile.Theory(Lines);

    [Theory]
    [MemberData(nameof(Rows))]
    [Requirement("S0-009", "S0-012", "S0-026", "S0-019", "S0-046", "S1-001", "S1-013", "S2-006", "S2-045", "S2-053", "S2-054", "S2-058")]
    [Requirement("S3-005", "S3-021", "S3-025", "S3-026", "S3-028", "S3-048", "S3-061")]
    public async Task A_campaign_its_phases_and_its_duties_stand_on_the_days_of_the_notice(string line)
    {
        var (row, client) = (line.Split('|'), await house.As("supervisor"));
        var campaign = (await client.GetFromJsonAsync<JsonObject>($"/api/campaigns/{row[1]}"))!;
        var phase = campaign["phases"]!.AsArray().FirstOrDefault(p => (string?)p!["name"] == row[2]);
        var (from, to) = row[2].Length == 0 ? ((string?)campaign["from"], (string?)campaign["to"])
            : phase is not null ? ((string?)phase["from"], (string?)phase["to"]) : await Obligation(client, row[1], row[2]);

        Assert.Equal(row[4], to);
        Assert.True(row[3].Length == 0 || row[3] == from, $"{from} instead of {row[3]}");
    }

    [Fact]
    public void The_attribute_names_the_rows_of_the_file() => RowFile.NamedAlike(Lines, typeof(PlanTraces), nameof(A_campaign_its_phases_and_its_duties_stand_on_the_days_of_the_notice));

    private static async Task<(string? Opens, string? Due)> Obligation(HttpClient client, string plan, string id)
    {
        for (var next = $"/api/campaigns/{plan}/obligations"; next is not null;)
        {
            using var answer = await client.GetAsync(next);
            if ((await answer.Content.ReadFromJsonAsync<JsonArray>())!.FirstOrDefault(o => (string?)o!["id"] == id) is { } found)
            {
                return ((string?)found["opens"], (string?)found["due"]);
            }

            next = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        return (null, null);
    }
}
