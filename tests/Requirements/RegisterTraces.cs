using System.Text.Json.Nodes;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Requirements;

/// <summary>Rows of other kinds that a register answers (<c>register-rows.txt</c>): an entry is made through HTTP, taken through the steps that ask for what the row names, stands there, and is counted.</summary>
public sealed class RegisterTraces(House house) : IClassFixture<House>
{
    private const string Lines = "Requirements/register-rows.txt";

    private readonly LifeWalk _life = new(house);

    public static TheoryData<string> Rows => RowFile.Theory(Lines);

    [Theory]
    [MemberData(nameof(Rows))]
    [Requirement("S0-005", "S0-007", "S0-014", "S0-015", "S0-039", "S0-042", "S0-046", "S0-047", "S0-049", "S0-050", "S0-051", "S1-007")]
    [Requirement("S1-009", "S1-010", "S1-011", "S1-012", "S1-013", "S1-014", "S1-015", "S1-016", "S1-017", "S1-018", "S1-025", "S1-029")]
    [Requirement("S1-031", "S1-032", "S1-041", "S1-043", "S1-045", "S1-056", "S1-067", "S1-073", "S1-075", "S1-076", "S2-014", "S2-016")]
    [Requirement("S2-019", "S2-024", "S2-029", "S2-044", "S2-048", "S2-051", "S2-055", "S2-069", "S2-082", "S3-018", "S3-024", "S3-026")]
    [Requirement("S3-027", "S3-028", "S3-033", "S3-034", "S3-054", "S3-058", "S3-059", "S3-060", "S3-067", "S3-068", "S3-070", "S4-017")]
    [Requirement("S4-018", "S4-023", "S4-033", "S4-045", "S4-058", "S4-078", "S4-079", "S4-088", "S4-089")]
    [Requirement("S0-010", "S0-025", "S1-006", "S0-045", "S4-087", "S4-010", "S4-030", "S3-017", "S3-032", "S4-020", "S4-022", "S4-007")]
    public async Task What_a_row_names_is_asked_for_kept_shown_and_counted(string line)
    {
        var row = line.Split('|');
        var (definition, given) = (LifeWalk.Definition(row[1]), row[2].Split(' ').Select(f => f.Split('=')).ToDictionary(f => f[0], f => f.Length > 1 ? f[1] : null, StringComparer.Ordinal));
        var fixedValues = given.Where(g => g.Value is not null).ToDictionary(g => g.Key, g => g.Value!, StringComparer.Ordinal);

        var shown = new JsonObject();
        foreach (var step in given.Keys.Select(f => LifeWalk.Asks(definition, f)).Distinct())
        {
            var entry = await _life.To(definition, step, fixedValues);
            foreach (var (name, value) in entry["data"]!.AsObject())
            {
                shown[name] = value?.DeepClone();
            }
        }

        foreach (var (field, value) in given)
        {
            Assert.True(shown[field] is not null, field);
            Assert.True(value is null || shown[field]!.ToString() == value, $"{field}: {shown[field]}");
        }

        if (row[3].Length > 0)
        {
            var figure = await _life.Walk.Figure(LifeWalk.Hands(definition).First, row[1], row[3]);
            Assert.NotNull(figure["part"]);
        }
    }

    [Fact]
    public void The_attribute_names_the_rows_of_the_file() => RowFile.NamedAlike(Lines, typeof(RegisterTraces), nameof(What_a_row_names_is_asked_for_kept_shown_and_counted));
}
