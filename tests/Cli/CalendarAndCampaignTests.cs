namespace Qingyi.Tests.Cli;

public sealed class CalendarAndCampaignTests
{
    [Theory]
    [InlineData("2022-10-12\n", "add", "--from", "2022-09-30", "--workdays", "5")]
    [InlineData("2022-09-30\n", "add", "--from", "2022-10-12", "--workdays", "-5")]
    [InlineData("true 星期六，按国务院办公厅节假日安排调休上班\n", "is-workday", "2022-10-08")]
    [InlineData("false 星期日，周末休息\n", "is-workday", "2022-10-16")]
    [InlineData("2022-03-25\n2022-03-28\n2022-03-29\n2022-03-30\n2022-03-31\n", "last-workdays", "--period", "2022Q1", "--count", "5")]
    [InlineData("2022-10-08\n2022-10-09\n", "first-workdays", "--period", "2022-10", "--count", "2")]
    public async Task Working_days_follow_the_arrangements(string expected, params string[] arguments)
    {
        var said = await Said.By(["calendar", .. arguments]);

        Assert.Equal((0, expected, ""), (said.Exit, said.Output, said.Errors));
    }

    [Theory]
    [InlineData(1, "2030", "is-workday", "2030-10-08")]
    [InlineData(1, "2022年1月共有 21 个工作日", "first-workdays", "--period", "2022-01", "--count", "50")]
    [InlineData(2, "2022Q1", "last-workdays", "--period", "2022-Q1", "--count", "5")]
    [InlineData(2, "整数", "add", "--from", "2022-09-30", "--workdays", "five")]
    public async Task A_question_without_an_answer_is_refused(int exit, string sentence, params string[] arguments)
    {
        var said = await Said.By(["calendar", .. arguments]);

        Assert.Equal((exit, ""), (said.Exit, said.Output));
        Assert.Contains(sentence, said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_quarterly_return_is_due_on_the_third_working_day_after_the_quarter()
    {
        var said = await Said.By("campaign", "obligations", "--plan", "shandong-2021", "--from", "2022-03-01", "--to", "2022-04-30");

        Assert.Equal(0, said.Exit);
        var quarterly = Assert.Single(said.Json, row => (string?)row["period"] == "2022Q1");
        Assert.Equal(("quarterly-progress", "2022-04-01", "2022-04-06"), ((string?)quarterly["obligation"], (string?)quarterly["opens"], (string?)quarterly["due"]));
        Assert.Equal(
            ["obligation", "title", "period", "opens", "due", "responsible", "phase", "source", "derivation"], quarterly.Select(p => p.Key));
        Assert.Equal(said.Json.Select(r => (string?)r["due"]).Order(StringComparer.Ordinal), said.Json.Select(r => (string?)r["due"]));
    }

    [Fact]
    public async Task The_shipped_plans_are_listed_and_checked()
    {
        var listed = await Said.By("campaign", "list");
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "workflows", "campaigns"), "*.yaml");
        var check = await Said.By(["campaign", "check", .. files]);

        Assert.Equal(["jiaocheng-2021", "national-2021", "neijiang-2021", "shandong-2021", "weifang-2022"], listed.Lines.Select(l => l.Split('\t')[0]));
        Assert.Equal((0, ""), (check.Exit, check.Errors));
        Assert.Contains(check.Json, f => (string?)f["level"] == "warning" && (int?)f["conflict"] == 3);
    }

    [Fact]
    public async Task A_misspelt_key_of_a_plan_is_named_with_line_and_column()
    {
        using var file = new TestFile("id: a\ntitel: b\n", "plan.yaml");

        var said = await Said.By("campaign", "check", file.Path);

        Assert.Equal(1, said.Exit);
        Assert.Contains($"{file.Path}:2:1 titel：", said.Errors, StringComparison.Ordinal);
        Assert.Contains(said.Json, f => (string?)f["level"] == "error" && ((string)f["path"]!).EndsWith(":2:1 titel", StringComparison.Ordinal));
    }
}
