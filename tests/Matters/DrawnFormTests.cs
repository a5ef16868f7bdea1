using System.Text.Json.Nodes;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Tests.Matters;

/// <summary>A form of a drawing is bounded, and says no more than the pages can show.</summary>
public sealed class DrawnFormTests
{
    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string","title":"甲","pattern":"(a)\\1"}}}""", "pattern")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"null","title":"甲"}}}""", "type")]
    [InlineData("""{"type":"object","properties":{"A b":{"type":"string","title":"甲"}}}""", "A b")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}}}""", "title")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string","title":"甲","x-options":"passwords"}}}""", "x-options")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string","title":"甲"}},"required":["b"]}""", "required")]
    [InlineData("""{"type":"array","items":{"type":"string"}}""", "$")]
    [InlineData("""{"type":"object","title":5,"properties":{"a":{"type":"string","title":"甲"}}}""", "title")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string","title":"甲","x-not-same-as":1}}}""", "x-not-same-as")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string","title":"甲","x-outcomes":[1]}}}""", "x-outcomes")]
    public void What_cannot_be_shown_or_checked_is_named(string form, string where) =>
        Assert.Contains(DrawnForm.Faults(JsonNode.Parse(form)!.AsObject()), f => f.Path.EndsWith(where, StringComparison.Ordinal));

    [Fact]
    public void A_text_that_does_not_fit_its_pattern_is_refused_with_the_hint()
    {
        var form = JsonNode.Parse("""{"type":"object","properties":{"a":{"type":"string","title":"月份","pattern":"^20\\d\\d-(0[1-9]|1[0-2])$","x-hint":"写成 2026-11 的样子。"}}}""")!.AsObject();

        Assert.Empty(DrawnForm.Faults(form));
        Assert.Empty(FormCheck.Faults(form, JsonNode.Parse("""{"a":"2026-11"}""")));
        Assert.Contains("2026-11", FormCheck.Faults(form, JsonNode.Parse("""{"a":"十一月"}"""))["$.a"], StringComparison.Ordinal);
    }

    [Fact]
    public void Sixty_fields_are_the_most_and_three_levels_the_deepest()
    {
        Assert.Empty(DrawnForm.Faults(Wide(60)));
        Assert.NotEmpty(DrawnForm.Faults(Wide(61)));
        Assert.Empty(DrawnForm.Faults(Deep(3)));
        Assert.NotEmpty(DrawnForm.Faults(Deep(4)));
    }

    [Fact]
    public void A_value_that_must_differ_from_its_neighbour_s_is_refused_when_it_does_not()
    {
        var form = JsonNode.Parse("""{"type":"object","properties":{"a":{"type":"string","title":"甲"},"b":{"type":"string","title":"乙","x-not-same-as":"a"}}}""")!.AsObject();

        Assert.Equal(["$.b"], FormCheck.Faults(form, JsonNode.Parse("""{"a":"同一人","b":"同一人 "}""")).Keys);
        Assert.Empty(FormCheck.Faults(form, JsonNode.Parse("""{"a":"一人","b":"另一人"}""")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","maxItems":5000""")]
    public void A_list_is_never_longer_than_what_is_read_of_it(string most)
    {
        var form = JsonNode.Parse("""{"type":"object","properties":{"a":{"type":"array","title":"甲","items":{"type":"string"}MOST}}}""".Replace("MOST", most, StringComparison.Ordinal))!.AsObject();

        Assert.Empty(FormCheck.Faults(form, Long(FormCheck.MostItems)));
        Assert.Equal(["$.a"], FormCheck.Faults(form, Long(FormCheck.MostItems + 1)).Keys);

        static JsonObject Long(int items) => new() { ["a"] = new JsonArray([.. Enumerable.Range(0, items).Select(_ => (JsonNode)"一")]) };
    }

    private static JsonObject Wide(int fields) => new()
    {
        ["type"] = "object", ["properties"] = new JsonObject(Enumerable.Range(1, fields).Select(i => KeyValuePair.Create($"f{i}", (JsonNode?)new JsonObject { ["type"] = "string", ["title"] = "甲" }))),
    };

    private static JsonObject Deep(int levels)
    {
        var inner = new JsonObject { ["type"] = "string", ["title"] = "甲" };
        for (var i = 1; i < levels; i++)
        {
            inner = new JsonObject { ["type"] = "object", ["title"] = "甲", ["properties"] = new JsonObject { ["a"] = inner } };
        }

        return new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["a"] = inner } };
    }
}
