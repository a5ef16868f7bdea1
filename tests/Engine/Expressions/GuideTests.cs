using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;

namespace Qingyi.Tests.Engine.Expressions;

/// <summary>workflows/expressions.md, as the supervisor reads it: each example has the value beside it, or the refusal.</summary>
public sealed partial class GuideTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Workflows", "Guide", "expressions.md"));
    private static readonly JsonObject Data = JsonNode.Parse(Text.Split("```json")[1].Split("```")[0])!.AsObject();

    public static TheoryData<string, string> Values() => Rows("结果");

    public static TheoryData<string, string> Refusals() => Rows("提示");

    [Theory]
    [MemberData(nameof(Values))]
    public void An_example_has_the_value_that_stands_beside_it(string expression, string value)
    {
        var definition = Setting(expression);
        Assert.DoesNotContain(Charts.Compiler.Check(Charts.Read(definition)), f => f.Level == FaultLevel.Error);

        var end = Run(definition);

        Assert.Equal(InstanceSubStatus.Finished, end.SubStatus);
        Assert.Equal(JsonNode.Parse(value)?.ToJsonString(), end.Variables["result"]?.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void An_example_of_what_cannot_be_written_is_refused_with_these_words(string expression, string words)
    {
        var definition = Setting(expression);
        var checkedFor = Charts.Compiler.Check(Charts.Read(definition)).Where(f => f.Level == FaultLevel.Error).Select(f => f.Message);

        var said = string.Join('\n', checkedFor.Concat(Run(definition).Incidents.Select(i => i.Message)));

        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.Matches(@"第 \d+ 行第 \d+ 列|“window”", said);
    }

    private static InstanceState Run(JsonObject definition)
    {
        var compiled = Charts.Compiler.Compile(Charts.Read(definition));
        var ids = 0;
        var burst = new Burst(new SampleCase(definition), [], new BurstOptions
        {
            Now = DateTimeOffset.UnixEpoch, NewId = () => $"id{++ids}", Services = new SampleCase(), Facts = (JsonObject)Data["facts"]!.DeepClone(),
        });
        return burst.Start(compiled, new StartRequest { Input = (JsonObject)Data["inputs"]!.DeepClone() });
    }

    private static JsonObject Setting(string expression)
    {
        var variables = Data["variables"]!.AsObject().Select(v => new JsonObject { ["id"] = v.Key, ["name"] = v.Key, ["typeName"] = "Object", ["value"] = v.Value?.DeepClone() });
        var definition = Charts.Definition(new JsonObject
        {
            ["id"] = "set", ["type"] = "Elsa.SetVariable", ["variable"] = new JsonObject { ["id"] = "result" }, ["value"] = Charts.Input("JavaScript", expression),
        });
        definition["variables"] = new JsonArray([.. variables, new JsonObject { ["id"] = "result", ["name"] = "Result", ["typeName"] = "Object" }]);
        definition["inputs"] = new JsonArray([.. Data["inputs"]!.AsObject().Select(i => (JsonNode)new JsonObject { ["name"] = i.Key, ["type"] = "Object" })]);
        return definition;
    }

    private static TheoryData<string, string> Rows(string second)
    {
        var rows = new TheoryData<string, string>();
        foreach (var table in Text.Split($"| 表达式 | {second} |").Skip(1))
        {
            foreach (Match row in Row().Matches(table[..table.IndexOf("\n\n", StringComparison.Ordinal)]))
            {
                rows.Add((row.Groups[1].Success ? row.Groups[1] : row.Groups[2]).Value.Replace("\\|", "|", StringComparison.Ordinal), row.Groups[3].Value);
            }
        }

        return rows;
    }

    [GeneratedRegex("^\\| (?:`` (.+) ``|`(.+)`) \\| `(.+)` \\|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
