using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Engine.Expressions;

namespace Qingyi.Tests.Engine.Expressions;

public sealed class ScopeTests
{
    private readonly TableScope scope = new();

    private JsonNode? Evaluate(string source, int budget = 100_000)
    {
        var parsed = ExpressionParser.Parse(source);
        Assert.Null(parsed.Fault);
        return parsed.Expression!.Evaluate(scope, budget);
    }

    [Fact]
    public void Accessors_are_forwarded_to_the_scope_with_their_arguments_as_JSON()
    {
        Assert.Equal("1200", Evaluate("getInput('FEE')")!.ToJsonString());
        Assert.Equal("\"abc7\"", Evaluate("getVariable('Name') + getAmount()")!.ToJsonString());
        Evaluate("getInput('none', [1, {a: undefined}], undefined, 2.5, true) ?? 1");

        Assert.Equal(["getInput", "getVariable", "getAmount", "getInput"], scope.Asked);
        Assert.Equal(["\"none\"", "[1,{}]", "null", "2.5", "true"], scope.Arguments[^1].Select(argument => argument?.ToJsonString() ?? "null"));
    }

    [Fact]
    public void Roots_and_variables_that_an_expression_uses_are_listed_once_without_what_the_language_offers()
    {
        var expression = ExpressionParser.Parse("facts.a + getX() + variables.A + variables['B'] + facts.b + [1].map(x => x + Math.abs(y)).length + String(variables.A) + undefined").Expression!;

        Assert.Equal(["facts", "getX", "y"], expression.Roots);
        Assert.Equal(["A", "B"], expression.Variables);
    }

    [Fact]
    public void A_fault_without_place_that_the_scope_throws_gets_the_place_of_the_call()
    {
        var fault = Assert.Throws<ExpressionException>(() => Evaluate("1 +\n getOutputFrom('ghost')"));

        Assert.Equal((2, 2, "没有这个活动。"), (fault.Line, fault.Column, fault.Message));
    }

    [Fact]
    public void Every_kind_of_number_and_text_that_JSON_nodes_hold_is_read()
    {
        var parts = new JsonObject
        {
            ["int"] = 1, ["long"] = 2L, ["short"] = (short)3, ["byte"] = (byte)4, ["decimal"] = 12.5m, ["double"] = 0.5, ["float"] = 1.5f,
            ["text"] = "甲", ["date"] = new DateTimeOffset(2026, 1, 31, 8, 0, 0, TimeSpan.FromHours(8)), ["guid"] = Guid.Empty, ["day"] = JsonValue.Create(new DateOnly(2026, 1, 31)),
            ["char"] = 'x', ["parsed"] = JsonNode.Parse("1e2"), ["element"] = JsonValue.Create(JsonDocument.Parse("\"e\"").RootElement), ["true"] = true, ["null"] = null,
        };
        scope.Data["facts"] = parts;

        Assert.Equal("26", Evaluate("facts.int + facts.long + facts.short + facts.byte + facts.decimal + facts.double + facts.float + facts.true + facts.null + 0.5")!.ToJsonString());
        Assert.Equal("\"甲2026-01-31T08:00:00+08:00\"", Evaluate("facts.text + facts.date")!.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal("true", Evaluate("new Date(facts.date) >= new Date(facts.day)")!.ToJsonString());
        Assert.Equal("\"00000000-0000-0000-0000-000000000000xe\"", Evaluate("facts.guid + facts.char + facts.element")!.ToJsonString());
        Assert.Equal("100", Evaluate("facts.parsed")!.ToJsonString());
    }

    [Fact]
    public void The_answer_belongs_to_nobody_and_the_scope_stays_as_it_was()
    {
        var list = Evaluate("facts.list")!.AsArray();
        list.Add(9);
        _ = new JsonObject { ["list"] = Evaluate("facts.list") };

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Tables.Read("scope.json")), scope.Data));
    }

    [Fact]
    public void An_unknown_variable_is_undefined_and_one_without_value_is_null()
    {
        Assert.Equal("undefined object", Evaluate("typeof variables.Nope + ' ' + typeof variables.None")!.GetValue<string>());
        Assert.Equal("null", Evaluate("`${variables.None}`")!.GetValue<string>());
    }

    [Fact]
    public void Whole_numbers_are_integers_and_half_a_character_pair_becomes_the_replacement_character()
    {
        Assert.Equal("[1,0,9007199254740991,1.5]", Evaluate("[1.0, -0, 9007199254740991, 1.5]")!.ToJsonString());
        Assert.Equal(JsonValueKind.Number, Evaluate("2 ** 80")!.GetValueKind());
        Assert.Equal("\ufffd", Evaluate("'😀'.slice(0, 1)")!.GetValue<string>());
        Assert.Null(Evaluate(""));
        Assert.Null(Evaluate(" \n "));
    }

    [Theory]
    [InlineData("Array.from({length: 9000}, (_, i) => i).map(x => x * 2).length", 10_000)]
    [InlineData("1 + 1", 2)]
    [InlineData("facts.people.map(p => p.name)", 5)]
    [InlineData("/a/.test('a'.repeat(9000))", 500)]
    public void An_evaluation_beyond_its_step_budget_ends_with_a_fault(string source, int budget)
    {
        var fault = Assert.Throws<ExpressionException>(() => Evaluate(source, budget));

        Assert.Contains($"计算步骤超过上限 {budget}", fault.Message, StringComparison.Ordinal);
        Evaluate(source);
    }

    [Fact]
    public void Data_with_one_name_twice_is_a_fault_and_not_a_surprise()
    {
        scope.Data["facts"] = JsonNode.Parse("""{"a": 1, "a": 2}""");

        Assert.Throws<ExpressionException>(() => Evaluate("facts.a"));
    }

    [Fact]
    public void Results_do_not_depend_on_the_culture_of_the_machine()
    {
        var results = new List<string>();
        var thread = new Thread(() =>
        {
            Thread.CurrentThread.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            results.Add(Evaluate("`${1.5}|${'i'.toUpperCase()}|${'I'.toLowerCase()}|${(1234.5).toFixed(2)}|${Number('1.5')}|${/I/i.test('i')}`")!.GetValue<string>());
        });
        thread.Start();
        thread.Join();

        Assert.Equal(["1.5|I|i|1234.50|1.5|true"], results);
    }

    [Fact]
    public void One_expression_is_evaluated_by_many_threads_at_once()
    {
        var expression = ExpressionParser.Parse("facts.people.filter(p => /^[甲乙]$/.test(p.name)).map(p => p.age).reduce((a, b) => a + b, 0)").Expression!;
        var results = new string?[64];

        Parallel.For(0, results.Length, i => results[i] = expression.Evaluate(new TableScope())?.ToJsonString());

        Assert.All(results, result => Assert.Equal("50", result));
    }
}
