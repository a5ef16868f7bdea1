using System.Text.Json.Nodes;
using Qingyi.Engine.Expressions;

namespace Qingyi.Tests.Engine.Expressions;

/// <summary>A scope over scope.json: its variables, the root <c>facts</c>, and the accessors that the tests call.</summary>
public sealed class TableScope : IExpressionScope
{
    public JsonObject Data { get; } = JsonNode.Parse(Tables.Read("scope.json"))!.AsObject();

    /// <summary>Every name and function that an expression asked for.</summary>
    public List<string> Asked { get; } = [];

    public List<IReadOnlyList<JsonNode?>> Arguments { get; } = [];

    public bool TryGet(string name, out JsonNode? value)
    {
        Asked.Add(name);
        value = name == "facts" ? Data["facts"] : null;
        return name == "facts";
    }

    public bool TryCall(string function, IReadOnlyList<JsonNode?> args, out JsonNode? value)
    {
        Asked.Add(function);
        Arguments.Add(args);
        value = function switch
        {
            "getInput" when args is [JsonValue name] => Data["functions"]!["getInput"]![name.GetValue<string>().ToLowerInvariant()],
            "getVariable" when args is [JsonValue name] => Variable(name.GetValue<string>()),
            "getAmount" => Variable("Amount"),
            "getOutputFrom" => throw new ExpressionException("没有这个活动。", 0),
            _ => null,
        };
        return function is "getInput" or "getVariable" or "getAmount";
    }

    public JsonNode? Variable(string name) => Data["variables"]![name];

    public bool HasVariable(string name) => Data["variables"]!.AsObject().ContainsKey(name);
}

internal static class Tables
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Engine", "Expressions", name));
}
