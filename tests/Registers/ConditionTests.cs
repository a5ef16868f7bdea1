using System.Text.Json.Nodes;
using Qingyi.Domain.Registers;

namespace Qingyi.Tests.Registers;

public sealed class ConditionTests
{
    private static readonly EntryFacts Facts = new(
        new JsonObject { ["score"] = 2, ["one"] = 1.5, ["days"] = new JsonArray("mon", "tue"), ["from"] = "2026-11-20", ["to"] = "2026-11-23", ["at"] = "2026-11-23T01:30:00+08:00", ["yes"] = true, ["blank"] = " " }, ["note"], "open", new DateOnly(2026, 11, 23));

    [Theory]
    [InlineData("{\"field\":\"score\",\"atMost\":2}", true)]
    [InlineData("{\"field\":\"score\",\"atMost\":1}", false)]
    [InlineData("{\"field\":\"score\",\"atLeast\":2}", true)]
    [InlineData("{\"field\":\"nothing\",\"atMost\":9}", false)]
    [InlineData("{\"field\":\"days\",\"equals\":\"tue\"}", true)]
    [InlineData("{\"field\":\"days\",\"not\":\"wed\"}", true)]
    [InlineData("{\"field\":\"yes\",\"equals\":true}", true)]
    [InlineData("{\"field\":\"nothing\",\"not\":true}", true)]
    [InlineData("{\"field\":\"note\",\"filled\":true}", true)]
    [InlineData("{\"field\":\"blank\",\"filled\":false}", true)]
    [InlineData("{\"field\":\"from\",\"before\":\"to\"}", true)]
    [InlineData("{\"field\":\"to\",\"after\":\"@today\"}", false)]
    [InlineData("{\"field\":\"at\",\"before\":\"to\"}", false)]
    [InlineData("{\"field\":\"at\",\"after\":\"from\"}", true)]
    [InlineData("{\"field\":\"nothing\",\"before\":\"to\"}", false)]
    [InlineData("{\"field\":\"score\",\"above\":\"nothing\"}", false)]
    [InlineData("{\"field\":\"score\",\"above\":\"score\"}", false)]
    [InlineData("{\"field\":\"score\",\"above\":\"one\"}", true)]
    [InlineData("{\"field\":\"one\",\"above\":\"score\"}", false)]
    [InlineData("{\"field\":\"@state\",\"in\":[\"open\",\"done\"]}", true)]
    public void A_condition_holds_or_not(string json, bool holds)
    {
        var condition = System.Text.Json.JsonSerializer.Deserialize<Condition>(json, System.Text.Json.JsonSerializerOptions.Web)!;

        Assert.Equal(holds, condition.Holds(Facts));
    }

    [Theory]
    [InlineData("３", 3, true)]
    [InlineData("甲 ", "甲", true)]
    [InlineData("3.0", 3, true)]
    [InlineData("03", "3", true)]
    [InlineData("甲", "乙", false)]
    public void The_same_value_written_otherwise_is_the_same_row(object one, object other, bool same) =>
        Assert.Equal(same, NaturalKey.Same(System.Text.Json.JsonSerializer.SerializeToNode(one), System.Text.Json.JsonSerializer.SerializeToNode(other)));

    [Theory]
    [InlineData("王小明", "王**")]
    [InlineData("😀某", "😀**")]
    [InlineData("", "")]
    public void A_masked_text_shows_its_first_letter_and_not_its_length(string text, string masked) => Assert.Equal(masked, Mask.Of(text));
}
