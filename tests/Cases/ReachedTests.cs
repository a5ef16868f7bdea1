using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Cases;

/// <summary>The list behind a figure shows as many cases as the figure says, wherever they stand by now.</summary>
public sealed class ReachedTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Cases_are_listed_by_how_far_they_came_and_the_funnel_says_the_same()
    {
        foreach (var until in new[] { "assign-handlers", "verify-tip", "investigate", null })
        {
            var walk = new CaseWalk(house);
            await walk.TipOff();
            await walk.Until(until);
        }

        using var leader = await house.As("section-head");
        var steps = new[] { ("", 4), ("verified", 3), ("filed", 2), ("handled", 1), ("published", 1), ("2026", 1), ("2025", 0), ("nonsense", 4) };
        foreach (var (step, count) in steps)
        {
            Assert.Equal((step, count), (step, (await leader.GetFromJsonAsync<JsonArray>($"/api/cases?reached={step}"))!.Count));
        }

        var page = await leader.GetStringAsync("/workbench/campaigns/national-2021", TestContext.Current.CancellationToken);
        Assert.All(steps[1..5], s => Assert.Contains($"<a href=\"/workbench/cases?reached={s.Item1}\">{s.Item2}</a>", page.Replace("&amp;", "&", StringComparison.Ordinal), StringComparison.Ordinal));
        var list = await leader.GetStringAsync("/workbench/cases?reached=filed", TestContext.Current.CancellationToken);
        Assert.Contains("只列：进入立案环节及以后", list, StringComparison.Ordinal);
    }
}
