using Qingyi.Server.Cli;

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
    public async Task Many_lines_keep_their_order_and_each_bad_one_is_told_by_its_line()
    {
        string Line(int number) => number % 97 == 0
            ? RedEnvelope.Replace("\"x\"", $"\"L-{number}\"", StringComparison.Ordinal).Replace("3000", "-3000", StringComparison.Ordinal)
            : RedEnvelope.Replace("\"x\"", $"\"L-{number}\"", StringComparison.Ordinal).Replace("3000", $"{number}", StringComparison.Ordinal);
        var bad = Enumerable.Range(1, 1500).Where(n => n % 97 == 0).ToList();

        var said = await Said.Reading(string.Join('\n', Enumerable.Range(1, 1500).Select(Line)), "grade", "--as-of", "2023-06-01");

        Assert.Equal(1, said.Exit);
        Assert.Equal(Enumerable.Range(1, 1500).Select(n => $"L-{n}"), said.Json.Select(l => (string?)l["id"]));
        Assert.Equal(bad.Select(n => $"L-{n}"), said.Json.Where(l => l["error"] is not null).Select(l => (string?)l["id"]));
        Assert.Equal(bad.Select(n => $"-:{n} $.findings[0].amount：金额 -3000 为负：应为零或正数"), said.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task The_reader_is_never_further_ahead_of_the_writer_than_the_window()
    {
        using var lines = new CountedLines(RedEnvelope, 700);
        await using var answers = new CountedAnswers(lines);

        var exit = await CommandLine.Run(["grade", "--as-of", "2023-06-01"], new Terminal(lines, answers, TextWriter.Null));

        Assert.Equal((0, 700, 700), (exit, lines.Taken, answers.Written));
        // In the queue, one with the writer, one in the reader's hand.
        Assert.InRange(answers.FurthestAhead, 1, GradingLine.Window + 2);
    }

    [Fact]
    public async Task Whoever_waits_for_the_answer_to_one_line_before_writing_the_next_gets_it()
    {
        await using var output = new AnswersAtFlush();
        using var input = new OneAtATime(RedEnvelope, 3, output);

        var exit = await CommandLine.Run(["grade", "--as-of", "2023-06-01"], new Terminal(input, output, TextWriter.Null));

        Assert.Equal((0, 3), (exit, output.Flushed));
    }

    [Theory]
    [InlineData("\"amount\"", "\"amuont\"", "$.findings[0].amuont", "是否为“amount”")]
    [InlineData("3000", "3000.005", "$.findings[0].amount", "精确到分")]
    [InlineData("3000", "-0.01", "$.findings[0].amount", "应为零或正数")]
    [InlineData("2023-03-10", "2024-03-10", "$.actedOn", "应当不早于")]
    [InlineData("\"id\":\"x\"", "\"id\":\"x\",\"id\":\"y\"", "$.id", "两次")]
    public async Task A_fault_is_answered_with_its_path_and_what_would_be_right(string right, string wrong, string path, string sentence)
    {
        var said = await Said.Reading(RedEnvelope.Replace(right, wrong, StringComparison.Ordinal), "grade", "--as-of", "2023-06-01");

        Assert.Equal(1, said.Exit);
        var error = Assert.Single(said.Json)["error"]!;
        Assert.Equal(path, (string?)error["path"]);
        Assert.Contains(sentence, (string)error["message"]!, StringComparison.Ordinal);
        Assert.Contains($"-:1 {path}", said.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2023-03-10", "1990-01-01", "notCovered", "1990-01-01")]
    [InlineData("physician", "insured", "noSanction", "参保人")]
    public async Task A_day_without_law_and_a_pair_without_an_article_have_their_reason(string known, string unknown, string list, string reason)
    {
        var said = await Said.Reading(RedEnvelope.Replace(known, unknown, StringComparison.Ordinal), "grade", "--as-of", "2023-06-01");

        Assert.Equal(0, said.Exit);
        var answer = Assert.Single(said.Json);
        Assert.Contains(reason, (string)Assert.Single(answer[list]!.AsArray())!["reason"]!, StringComparison.Ordinal);
        Assert.Empty(answer["sanctions"]!.AsArray());
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
