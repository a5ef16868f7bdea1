using System.Text.Json.Nodes;
using Qingyi.Tests.Requirements;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Returns;

/// <summary>Row by row of kind report (<c>report-rows.txt</c>): the return asks for what the row names by the day that it names, is filled in, handed in for a receipt, and is read above.</summary>
public sealed class ReportRows(ReturnHouse returns) : IClassFixture<ReturnHouse>
{
    private const string Lines = "Returns/report-rows.txt";

    private static readonly HashSet<string> s_begun = new(StringComparer.Ordinal);

    public static TheoryData<string> Rows => RowFile.Theory(Lines);

    [Theory]
    [MemberData(nameof(Rows))]
    [Requirement("S0-003", "S0-006", "S0-017", "S0-018", "S0-036", "S0-038", "S0-037", "S0-040", "S1-062", "S1-066", "S1-068", "S2-003")]
    [Requirement("S2-004", "S2-005", "S2-039", "S2-050", "S2-059", "S3-023", "S3-038", "S3-057", "S3-066", "S3-071", "S4-021", "S4-067")]
    public async Task What_the_row_names_is_asked_for_handed_in_and_read(string line)
    {
        var row = line.Split('|');
        var (byHand, user) = (row[2].Length == 0, row[5]);
        if (!byHand && row[1] != ReturnHouse.Plan && s_begun.Add(row[1]))
        {
            await returns.Begin(row[1]);
        }

        var of = byHand ? await returns.ByHand(user, row[1]) : await returns.Open(user, row[2], row[3], row[1]);
        Assert.Equal(row[4].Length == 0 ? null : row[4], (string?)of["summary"]!["due"]);
        Assert.All(row[6].Split(' '), asked => Assert.True(Asks(of, asked), asked));

        // Another row may have handed in the same return already.
        if (ReturnHouse.State(of) is "open" or "filling")
        {
            of = await returns.Fill(user, of);
            if (of["filesTitle"] is not null)
            {
                of = await returns.Attach(user, of, "正文.txt", "正文");
            }

            of = await returns.Step(user, of, "submit", "下级单位另行报送。");
        }

        Assert.Equal("submitted", ReturnHouse.State(of));
        Assert.Contains("报送〔2022〕", (string?)of["submissions"]![0]!["number"], StringComparison.Ordinal);
        Assert.All(row[6].Split(' '), asked => Assert.True(Holds(of, asked), asked));
        if ((string?)of["summary"]!["upper"] is { } upper)
        {
            var read = await returns.Get(upper switch { House.Province => "province-section-head", House.City => "section-head", _ => "county-section-head" }, ReturnHouse.Id(of));
            Assert.All(row[6].Split(' '), asked => Assert.True(Holds(read, asked), asked));
        }
    }

    [Fact]
    public void The_attribute_names_the_rows_of_the_file() => RowFile.NamedAlike(Lines, typeof(ReportRows), nameof(What_the_row_names_is_asked_for_handed_in_and_read));

    private static bool Asks(JsonObject of, string asked) => asked == "files" ? of["filesTitle"] is not null
        : asked.Split('.') is [var table, var column] ? Table(of, table)?["columns"]!.AsArray().Any(c => (string?)c!["key"] == column) == true
        : Text(of, asked) is not null || ReturnHouse.Figures(of).Any(f => (string?)f["key"] == asked);

    private static bool Holds(JsonObject of, string asked) => asked == "files" ? of["files"]!.AsArray().Count > 0
        : asked.Split('.') is [var table, var column] ? !string.IsNullOrEmpty((string?)Table(of, table)!["lines"]![0]![column])
        : Text(of, asked)?["text"] is not null || ReturnHouse.Figures(of).Any(f => (string?)f["key"] == asked && f["total"] is not null);

    private static JsonNode? Table(JsonObject of, string key) => of["tables"]!.AsArray().FirstOrDefault(t => (string?)t!["key"] == key);

    private static JsonNode? Text(JsonObject of, string key) => of["texts"]!.AsArray().FirstOrDefault(t => (string?)t!["key"] == key);
}
