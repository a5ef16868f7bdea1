using System.Text.Json.Nodes;
using Qingyi.Engine.Expressions;

namespace Qingyi.Tests.Engine.Expressions;

/// <summary>faults.json holds what is refused: when (parse or run), the source, line, column and sentence.</summary>
public sealed class FaultTests
{
    public static TheoryData<string, string, int, int, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, int, int, string>();
            foreach (var row in JsonNode.Parse(Tables.Read("faults.json"))!.AsArray())
                rows.Add(row![0]!.GetValue<string>(), row[1]!.GetValue<string>(), row[2]!.GetValue<int>(), row[3]!.GetValue<int>(), row[4]!.GetValue<string>());
            return rows;
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void What_is_not_understood_is_refused_with_its_place_and_what_would_be_right(string when, string source, int line, int column, string message)
    {
        var parsed = ExpressionParser.Parse(source);

        if (when == "parse")
        {
            Assert.Equal(new ExpressionFault(line, column, message), parsed.Fault);
            Assert.Null(parsed.Expression);
            return;
        }
        var fault = Assert.Throws<ExpressionException>(() => parsed.Expression!.Evaluate(new TableScope()));
        Assert.Equal((line, column, message), (fault.Line, fault.Column, fault.Message));
    }

    [Theory]
    [InlineData("(", 5000)]
    [InlineData("[", 5000)]
    [InlineData("!", 5000)]
    [InlineData("- ", 5000)]
    [InlineData("1+", 5000)]
    [InlineData("2**", 5000)]
    [InlineData("a.", 5000)]
    [InlineData("a?b:", 4000)]
    [InlineData("`${", 5000)]
    [InlineData("({a:", 4000)]
    [InlineData("[1].map(x=>", 1400)]
    [InlineData("f(", 5000)]
    [InlineData("a??", 5000)]
    [InlineData("a&&", 5000)]
    [InlineData("...", 5000)]
    [InlineData("/(/", 5000)]
    public void Endless_nesting_is_refused_and_not_a_crash(string part, int times)
    {
        var source = string.Concat(Enumerable.Repeat(part, times)) + "1";

        Assert.NotNull(ExpressionParser.Parse(source).Fault);
    }

    [Fact]
    public void A_source_that_is_too_long_is_refused()
    {
        var longest = new string(' ', ExpressionParser.LongestSource - 1) + "1";

        Assert.Null(ExpressionParser.Parse(longest).Fault);
        Assert.Equal(ExpressionParser.LongestSource + 1, ExpressionParser.Parse(longest + " ").Fault!.Column);
    }

    [Fact]
    public void A_long_sum_and_deep_parentheses_within_the_limits_are_evaluated_on_a_small_stack()
    {
        var sum = string.Join("+", Enumerable.Repeat("1", 290));
        var nested = new string('(', 190) + "1" + new string(')', 190);
        var results = new List<string?>();

        var thread = new Thread(() => results.AddRange(new[] { sum, nested }.Select(source => ExpressionParser.Parse(source).Expression!.Evaluate(new TableScope())?.ToJsonString())), 512 * 1024);
        thread.Start();
        thread.Join();

        Assert.Equal(["290", "1"], results);
    }
}
