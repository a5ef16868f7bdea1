namespace Qingyi.Tests.Cli;

public sealed class GradeTests
{
    private const string RedEnvelope = """{"id":"x","actedOn":"2023-03-10","subject":{"kind":"physician"},"findings":[{"conduct":"red-envelope","amount":3000}]}""";

    [Fact]
    public async Task A_physicians_red_envelope_costs_warning_confiscation_and_a_fine()
    {
        var said = await Said.Reading(RedEnvelope + "\n", "grade", "--as-of", "2023-06-01");

        Assert.Equal((0, ""), (said.Exit, said.Errors));
        var answer = Assert.Single(said.Json);
        Assert.Equal("notify", (string?)answer["tier"]);
        Assert.Equal(("医师法", "56(5)"), ((string?)answer["law"]![0]!["statute"], (string?)answer["law"]![0]!["article"]));
        Assert.Equal(["warning", "confiscation", "fine"], answer["sanctions"]!.AsArray().Select(s => (string?)s!["kind"]));
        Assert.Equal((10000.00m, 30000.00m), ((decimal)answer["sanctions"]![2]!["min"]!, (decimal)answer["sanctions"]![2]!["max"]!));
    }

    [Fact]
    public async Task A_bad_line_is_answered_in_its_place_and_the_others_are_graded()
    {
        var bad = RedEnvelope.Replace("\"x\"", "\"y\"", StringComparison.Ordinal).Replace("red-envelope", "red", StringComparison.Ordinal);

        var said = await Said.Reading($"{RedEnvelope}\n\n{bad}\nnot json\n{RedEnvelope}\n", "grade", "--as-of", "2023-06-01");

        Assert.Equal(1, said.Exit);
        Assert.Equal(["x", "y", null, "x"], said.Json.Select(l => (string?)l["id"]));
        Assert.Equal("$.findings[0].conduct", (string?)said.Json[1]["error"]!["path"]);
        Assert.Contains("-:3 $.findings[0].conduct", said.Errors, StringComparison.Ordinal);
        Assert.Contains("-:4 $", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_before_the_first_line_is_no_fault()
    {
        using var file = new TestFile("\uFEFF" + RedEnvelope + "\r\n");

        var said = await Said.By("grade", file.Path, "--as-of", "2023-06-01");

        Assert.Equal(0, said.Exit);
        Assert.Single(said.Json);
    }

    [Fact]
    public async Task Explaining_names_the_article_and_the_rules_that_did_not_apply()
    {
        var said = await Said.Reading(RedEnvelope, "grade", "--explain", "x", "--as-of", "2023-06-01");

        Assert.Equal(0, said.Exit);
        Assert.Contains("医师法 56(5)", said.Output, StringComparison.Ordinal);
        Assert.Contains("第一个不成立的条件", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explaining_names_the_principle_and_what_answers_a_unit()
    {
        var company = RedEnvelope.Replace("physician", "company", StringComparison.Ordinal).Replace("red-envelope", "company-bribery", StringComparison.Ordinal);

        var person = await Said.Reading(RedEnvelope, "grade", "--explain", "x", "--as-of", "2023-06-01");
        var unit = await Said.Reading(company, "grade", "--explain", "x", "--as-of", "2023-06-01");

        Assert.Contains("九项准则：\n  第八项 共建和谐关系，不收受患方“红包”", person.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("对单位的处理：\n  严肃惩处：", unit.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("应当列入商业贿赂不良记录 2 年：", unit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explaining_a_request_that_is_not_there_says_so()
    {
        var said = await Said.Reading(RedEnvelope, "grade", "--explain", "z", "--as-of", "2023-06-01");

        Assert.Equal((1, ""), (said.Exit, said.Output));
        Assert.Contains("“z”", said.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "没有这个文件", "grade", "no-such-file.jsonl")]
    [InlineData(1, "没有数据", "grade", "--data", "no-such-folder")]
    [InlineData(2, "没有“1999.1”版规则", "grade", "--edition", "1999.1")]
    [InlineData(2, "2022-09-30", "grade", "--as-of", "1/2/2023")]
    public async Task What_cannot_be_used_is_named_with_what_would_be_right(int exit, string sentence, params string[] arguments)
    {
        var said = await Said.By(arguments);

        Assert.Equal((exit, ""), (said.Exit, said.Output));
        Assert.Contains(sentence, said.Errors, StringComparison.Ordinal);
    }
}
