using System.Text.Json.Nodes;
using Qingyi.Server.Hosting;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Requirements;

/// <summary>What counts as a red envelope, as the national notice lists it (五（八）).</summary>
public sealed class SurrenderList
{
    [Fact]
    [Requirement("S1-034", "S1-035", "S2-025")]
    public void What_is_handed_in_is_of_the_kinds_that_the_notice_lists_activities_included()
    {
        var item = JsonNode.Parse(File.ReadAllText(Path.Combine(Shipped.Registers, "surrenders.json")))!["form"]!["properties"]!["item"]!;

        Assert.Equal(["cash", "card", "securities", "goods", "feast"], item["enum"]!.AsArray().Select(k => (string?)k));
        Assert.Contains("宴请、旅游、健身、娱乐等安排", item["x-labels"]!.AsArray().Select(l => (string?)l));
    }
}
