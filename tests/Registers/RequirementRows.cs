using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json.Nodes;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Registers;

/// <summary>Row by row of the requirements register (<c>rows.txt</c>): an entry is made through HTTP and taken through the steps that ask for what the row names, and then it stands there.</summary>
public sealed class RequirementRows(House house) : IClassFixture<House>
{
    private readonly LifeWalk _life = new(house);

    public static TheoryData<string, string, string> Rows => [.. Lines().Select(l => new TheoryDataRow<string, string, string>(l[0], l[1], l[2]))];

    [Theory]
    [MemberData(nameof(Rows))]
    [Requirement("S0-001", "S0-002", "S0-004", "S0-013", "S0-022", "S0-041", "S0-043", "S0-044", "S0-048", "S0-052", "S1-019", "S1-021")]
    [Requirement("S1-022", "S1-023", "S1-024", "S1-026", "S1-038", "S1-040", "S1-044", "S1-046", "S1-065", "S1-072", "S2-001", "S2-007")]
    [Requirement("S2-015", "S2-017", "S2-018", "S2-020", "S2-021", "S2-022", "S2-023", "S2-026", "S2-028", "S2-046", "S2-060", "S2-071")]
    [Requirement("S2-073", "S3-001", "S3-004", "S3-006", "S3-007", "S3-022", "S3-031", "S3-035", "S3-036", "S3-037", "S3-047", "S3-049")]
    [Requirement("S3-053", "S3-063", "S3-064", "S3-065", "S3-072", "S3-081", "S3-082", "S3-083", "S3-084", "S4-001", "S4-002", "S4-004")]
    [Requirement("S4-005", "S4-009", "S4-013", "S4-015", "S4-019", "S4-025", "S4-029", "S4-031", "S4-032", "S4-037", "S4-040", "S4-044")]
    [Requirement("S4-051", "S4-052", "S4-054", "S4-056", "S4-057", "S4-062", "S4-063", "S4-064", "S4-065", "S4-066", "S4-071", "S4-077")]
    [Requirement("S4-080", "S4-082", "S4-083", "S4-085", "S4-086")]
    public async Task What_a_row_names_is_asked_for_kept_and_shown(string id, string register, string fields)
    {
        var given = fields.Split(' ').Select(f => f.Split('=')).ToDictionary(f => f[0], f => f.Length > 1 ? f[1] : null, StringComparer.Ordinal);
        var definition = LifeWalk.Definition(register);
        Assert.Contains(definition["requirements"]!.AsArray(), r => (string?)r == id);

        var shown = new JsonObject();
        foreach (var step in given.Keys.Select(f => LifeWalk.Asks(definition, f)).Distinct())
        {
            var entry = await _life.To(definition, step, given.Where(g => g.Value is not null).ToDictionary(g => g.Key, g => g.Value!, StringComparer.Ordinal));
            foreach (var (name, value) in entry["data"]!.AsObject())
            {
                shown[name] = value?.DeepClone();
            }
        }

        foreach (var (field, value) in given)
        {
            Assert.NotNull(shown[field]);
            Assert.True(value is null || (string?)shown[field] == value, $"{field}: {shown[field]}");
        }
    }

    [Fact]
    public void The_attribute_names_the_rows_of_the_file()
    {
        var named = typeof(RequirementRows).GetMethod(nameof(What_a_row_names_is_asked_for_kept_and_shown))!.GetCustomAttributes<RequirementAttribute>().SelectMany(a => a.Ids);

        Assert.Equal(Lines().Select(l => l[0]).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string[]> Lines() => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Registers", "rows.txt")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('|'));
}
