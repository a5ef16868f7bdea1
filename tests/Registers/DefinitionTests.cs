using System.Text.Json.Nodes;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Registers;
using Qingyi.Domain.Matters;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Hosting;

namespace Qingyi.Tests.Registers;

/// <summary>What a definition may not say, and that none of the shipped ones says it.</summary>
public sealed class DefinitionTests
{
    private static readonly Calendar Calendar = new(WorkingDays.Shipped, LegalLimits.Shipped);

    public static TheoryData<string> Shipped => [.. Files().Select(f => Path.GetFileNameWithoutExtension(f))];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_shipped_register_hangs_together(string key)
    {
        var reading = ImportRegisters.Check(File.ReadAllText(Path.Combine(Server.Hosting.Shipped.Registers, key + ".json")), Calendar);

        Assert.Equal("", string.Join('\n', reading.Faults.Select(f => $"{f.Path} {f.Sentence}")));
        Assert.Equal(key, reading.Definition!.Key);
        Assert.All(reading.Definition.Leads.Where(l => l.To == "entry"), l => Assert.Contains(l.Kind, Shipped.Select(s => s.Data)));
    }

    [Theory]
    [InlineData("\"title\"", "\"titel\"", "$.titel")]
    [InlineData("\"to\": \"told\"", "\"to\": \"gone\"", "$.transitions[0]")]
    [InlineData("\"limit\": \"register-entry\"", "\"limit\": \"some-day\"", "$.deadlines[0].limit")]
    [InlineData("\"hospital\"\n      ],\n      \"form\"", "\"nobody\"\n      ],\n      \"form\"", "$.keepers.roles")]
    [InlineData("\"label\": [\n    \"company\"", "\"label\": [\n    \"handler\"", "$.label")]
    [InlineData("\"by\": \"cause\"", "\"by\": \"colour\"", "$.statistics[0].by")]
    [InlineData("\"S1-061\"", "\"61\"", "$.requirements")]
    [InlineData("\"ended\": true", "\"ended\": false", "$.states")]
    [InlineData("\"count\": true\n      },\n      \"by\"", "\"count\": false\n      },\n      \"by\"", "$.statistics[0]")]
    public void A_definition_with_a_fault_says_where(string was, string now, string path)
    {
        var text = File.ReadAllText(Path.Combine(Server.Hosting.Shipped.Registers, "expulsions.json"));
        Assert.Contains(was, text, StringComparison.Ordinal);

        var reading = RegisterReader.Read(text.Replace(was, now, StringComparison.Ordinal), LegalLimits.Shipped);

        Assert.Null(reading.Definition);
        Assert.Contains(reading.Faults, f => f.Path == path && f.Sentence.Length > 0);
    }

    [Theory]
    [InlineData("\"text\",", "\"rejection\",", "$.publish.fields", "密封")]
    [InlineData("\"fields\": [\n      \"title\",", "\"fields\": [", "$.publish.fields", "名称")]
    [InlineData("\"in\": [\n      \"published\"", "\"in\": [\n      \"draft\"", "$.publish", "另一人")]
    [InlineData("\"in\": [\n      \"published\"", "\"in\": [\n      \"gone\"", "$.publish", "没有定义")]
    [InlineData("\"withdrawn\": \"withdrawn\"", "\"withdrawn\": \"published\"", "$.publish", "不能同时")]
    [InlineData("\"reason\": \"withdrawnWhy\"", "\"reason\": \"channel\"", "$.publish.reason", "选项")]
    [InlineData("\"otherHand\": true", "\"otherHand\": false", "$.publish", "另一人")]
    public void What_would_be_public_without_a_second_look_or_under_seal_is_a_fault(string was, string now, string path, string says)
    {
        var text = File.ReadAllText(Path.Combine(Server.Hosting.Shipped.Registers, "hospital-commitments.json"));
        var at = text.LastIndexOf(was, StringComparison.Ordinal);
        Assert.True(at >= 0, was);

        var reading = RegisterReader.Read(string.Concat(text.AsSpan(0, at), now, text.AsSpan(at + was.Length)), LegalLimits.Shipped);

        Assert.Contains(reading.Faults, f => f.Path == path && f.Sentence.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_clue_of_no_known_conduct_and_a_form_that_pages_cannot_show_are_faults()
    {
        var text = File.ReadAllText(Path.Combine(Server.Hosting.Shipped.Registers, "donations.json"));

        Assert.Contains(ImportRegisters.Check(text.Replace("\"improper-donation\"", "\"improper\"", StringComparison.Ordinal), Calendar).Faults, f => f.Path == "$.leads");
        Assert.Contains(ImportRegisters.Check(text.Replace("\"additionalProperties\": false", "\"x-colour\": 1", StringComparison.Ordinal), Calendar).Faults, f => f.Sentence.Contains("x-colour", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_requirement_of_kind_register_is_served_by_a_definition()
    {
        var served = Files().SelectMany(f => JsonNode.Parse(File.ReadAllText(f))!["requirements"]!.AsArray().Select(r => (string)r!)).ToHashSet(StringComparer.Ordinal);

        Assert.True(served.Count >= 105, $"{served.Count} rows are served.");
    }

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Server.Hosting.Shipped.Registers, "*.json").Order(StringComparer.Ordinal);
}
