using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Tests.Workflows;

/// <summary>The guide to expressions as the supervisor opens it from the check page.</summary>
public sealed class GuidePageTests
{
    [Fact]
    public void Every_example_of_the_guide_stands_on_the_page_as_it_was_written()
    {
        var blocks = GuideView.Expressions.Blocks;
        var rows = blocks.OfType<GuideBlock.Table>().SelectMany(t => t.Rows).ToList();

        Assert.All(rows, row => Assert.Equal(2, row.Count));
        Assert.True(rows.Count > 60, $"{rows.Count} examples");
        Assert.Contains(rows, row => row[0] == "variables.Decision !== 'Approved' || getInput('Urgent')" && row[1] == "true");
        Assert.Contains(rows, row => row[0] == "`${facts.case.number}，涉案 ${variables.Amount} 元`");
        Assert.Single(blocks.OfType<GuideBlock.Listing>());
        Assert.DoesNotContain(blocks.OfType<GuideBlock.Prose>(), p => p.Text[0].StartsWith('#') || p.Text.Count % 2 == 0);
    }
}
