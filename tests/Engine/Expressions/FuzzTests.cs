using System.Text.Json.Nodes;
using Qingyi.Engine.Expressions;

namespace Qingyi.Tests.Engine.Expressions;

public sealed class FuzzTests
{
    private const int Seed = 20261122;

    [Fact]
    public void A_hundred_thousand_random_programs_end_with_a_value_or_a_fault_and_ask_the_scope_only_for_names_they_declared()
    {
        var programs = new Programs(Seed);
        var scope = new TableScope();
        int faults = 0, failures = 0, values = 0;
        var most = 0L;

        for (var i = 0; i < 100_000; i++)
        {
            var source = programs.Next();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var parsed = ExpressionParser.Parse(source);
            if (parsed.Expression is not { } expression)
            {
                Assert.True(parsed.Fault is { Line: > 0, Column: > 0, Message.Length: > 0 }, source);
                faults++;
                continue;
            }
            try
            {
                _ = expression.Evaluate(scope, 5_000)?.ToJsonString();
                values++;
            }
            catch (ExpressionException fault)
            {
                Assert.True(fault.Column > 0 && fault.Message.Length > 0, source);
                failures++;
            }
            catch (Exception surprise)
            {
                Assert.Fail($"{source}\n{surprise}");
            }
            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.All(scope.Asked, name => Assert.Contains(name, expression.Roots));
            scope.Asked.Clear();
            scope.Arguments.Clear();
        }

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Tables.Read("scope.json")), scope.Data));
        Assert.True(most < 50_000_000, $"One evaluation took {most} bytes.");
        Assert.True(faults > 10_000 && failures > 10_000 && values > 10_000, $"The mix is poor: {faults} refused, {failures} failed, {values} values.");
    }

    [Theory]
    [InlineData("globalThis")]
    [InlineData("window.location")]
    [InlineData("process.env.PATH")]
    [InlineData("console.log(1)")]
    [InlineData("this")]
    [InlineData("Reflect.ownKeys({})")]
    [InlineData("Symbol.iterator")]
    [InlineData("new Function('return 1')()")]
    [InlineData("Function('return 1')()")]
    [InlineData("constructor.constructor('return 1')()")]
    [InlineData("[].constructor")]
    [InlineData("[]['constructor']")]
    [InlineData("''['con' + 'structor']")]
    [InlineData("(5)['constructor']")]
    [InlineData("true['constructor']")]
    [InlineData("[].map['call']")]
    [InlineData("new Date(0)['constructor']")]
    [InlineData("({}).__proto__")]
    [InlineData("({})['__proto__']")]
    [InlineData("({a: 1}).valueOf")]
    [InlineData("[1].map(({constructor: c}) => c)")]
    [InlineData("Object.getPrototypeOf({})")]
    [InlineData("Object.defineProperty({}, 'a', {})")]
    [InlineData("Object.prototype")]
    [InlineData("Array.prototype")]
    [InlineData("String.raw`a`")]
    [InlineData("System.IO.File.ReadAllText('/etc/hostname')")]
    [InlineData("importNamespace('System')")]
    [InlineData("require('fs')")]
    [InlineData("getConfig('ConnectionStrings')")]
    [InlineData("scope")]
    [InlineData("run")]
    [InlineData("async () => 1")]
    [InlineData("Promise.resolve(1)")]
    [InlineData("new Proxy({}, {})")]
    [InlineData("new WeakRef({})")]
    [InlineData("'a'.repeat(2 ** 28)")]
    [InlineData("[...Array(1e9)]")]
    [InlineData("JSON.parse('['.repeat(5000))")]
    [InlineData("2n ** 100000n")]
    public void Nothing_outside_the_scope_is_reachable(string source)
    {
        var parsed = ExpressionParser.Parse(source);

        if (parsed.Expression is { } expression) Assert.Throws<ExpressionException>(() => expression.Evaluate(new NothingScope()));
    }

    private sealed class NothingScope : IExpressionScope
    {
        public bool TryGet(string name, out JsonNode? value)
        {
            value = null;
            return false;
        }

        public bool TryCall(string function, IReadOnlyList<JsonNode?> args, out JsonNode? value)
        {
            value = null;
            return false;
        }

        public JsonNode? Variable(string name) => null;
    }
}
