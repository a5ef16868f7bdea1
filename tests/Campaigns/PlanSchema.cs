using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Qingyi.Domain.Campaigns;

namespace Qingyi.Tests.Campaigns;

/// <summary>plan.schema.json, by which editors complete, allows the keys and words that the reader allows, and no others.</summary>
public sealed partial class PlanSchema
{
    private static readonly JsonNode Schema = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "campaigns", "plan.schema.json")))!;

    /// <summary>Every mapping of a plan once, each with a key that there is not.</summary>
    private const string Whole = """
        nothing: x
        id: a
        instrument: { nothing: x }
        settings: { nothing: x, reading: x }
        phases: [{ nothing: x }]
        obligations: [{ nothing: x, kind: x, due: { nothing: x }, exceptions: [{ nothing: x }], suspected-typo: { nothing: x } }]
        standing: [{ nothing: x, pace: x }]
        indicators: [{ nothing: x }]
        inspections: [{ nothing: x }]
        units: [{ nothing: x }]
        terms: [{ nothing: x, key: x }]
        """;

    [Fact]
    public void The_keys_of_every_mapping_are_those_of_the_reader()
    {
        var read = Found("nothing").ToDictionary(f => f.Path, f => Words(f.Message, "这里可用 "));

        Assert.Equal(13, read.Count);
        Assert.All(read, r => Assert.Equal(r.Value, At(r.Key)["properties"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal)));
        Assert.All(read.Keys, path => Assert.False((bool)At(path)["additionalProperties"]!));
    }

    [Theory]
    [InlineData("reading")]
    [InlineData("kind")]
    [InlineData("pace")]
    [InlineData("key")]
    public void Words_to_choose_from_are_those_of_the_reader(string key)
    {
        var (path, message) = Found(key).Single(f => Between().IsMatch(f.Message));

        Assert.Equal(Words(Between().Match(message).Value, string.Empty), At(path)["properties"]![key]!["enum"]!.AsArray().Select(w => (string)w!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_the_reader_misses_in_an_empty_mapping_is_what_the_schema_requires()
    {
        var missed = PlanReader.Read(Whole.Replace("nothing: x", "note: ", StringComparison.Ordinal), "whole.yaml").Faults
            .Where(f => f.Message == "缺少这一项").Select(f => Split(f.Path)).Where(f => f.Key.Length > 0)
            .GroupBy(f => f.Path, f => f.Key).ToDictionary(g => g.Key, g => g.Order(StringComparer.Ordinal).ToArray());

        foreach (var path in Found("nothing").Select(f => f.Path))
        {
            var given = path switch { "" => ["id", "instrument"], "obligations[0]" => ["kind", "due", "responsible"], "standing[0]" => ["pace"], "terms[0]" => ["key"], _ => Array.Empty<string>() };
            var required = At(path)["required"]!.AsArray().Select(r => (string)r!).Except(given).Order(StringComparer.Ordinal);
            Assert.Equal(missed.GetValueOrDefault(path, []).Except(given), required);
        }
    }

    private static IEnumerable<(string Path, string Message)> Found(string key) => PlanReader.Read(Whole, "whole.yaml").Faults
        .Select(f => (Place: Split(f.Path), f.Message)).Where(f => f.Place.Key == key).Select(f => (f.Place.Path, f.Message));

    private static (string Path, string Key) Split(string path) => path.LastIndexOf('.') is var dot and >= 0 ? (path[..dot], path[(dot + 1)..]) : (string.Empty, path);

    private static string[] Words(string message, string after) => [.. message[(message.IndexOf(after, StringComparison.Ordinal) + after.Length)..].Split('、').Order(StringComparer.Ordinal)];

    private static JsonNode At(string path) => path.Split('.', StringSplitOptions.RemoveEmptyEntries).Aggregate(Schema, (node, part) =>
        node["properties"]![part.Replace("[0]", string.Empty, StringComparison.Ordinal)]! is var entry && part.EndsWith(']') ? entry["items"]! : entry);

    [GeneratedRegex("(?<=应为 ).*(?= 之一)")]
    private static partial Regex Between();
}
