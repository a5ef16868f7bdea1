using System.Text.Json.Nodes;
using Qingyi.Engine.Expressions;

namespace Qingyi.Tests.Engine.Expressions;

/// <summary>values.json holds expressions with the value that the definition of JavaScript gives them; undefined is null there.</summary>
public sealed class ValueTests
{
    public static TheoryData<string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var (_, group) in JsonNode.Parse(Tables.Read("values.json"))!.AsObject())
                foreach (var row in group!.AsArray()) rows.Add(row![0]!.GetValue<string>(), row[1]?.ToJsonString() ?? "null");
            return rows;
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void An_expression_has_the_value_that_JavaScript_gives_it(string source, string value)
    {
        var parsed = ExpressionParser.Parse(source);

        Assert.Null(parsed.Fault);
        var result = parsed.Expression!.Evaluate(new TableScope());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(value), result), $"{source} gave {result?.ToJsonString() ?? "null"} instead of {value}");
    }
}
