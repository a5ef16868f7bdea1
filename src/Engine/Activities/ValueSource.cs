using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Expressions;
using Qingyi.Engine.Runs;

namespace Qingyi.Engine.Activities;

/// <summary>Where the value of an input comes from, as the definition says it.</summary>
internal abstract record ValueSource
{
    public abstract JsonNode? Evaluate(Scope scope);

    /// <summary>A value that stands in the file: Literal, Object, or plain JSON.</summary>
    public sealed record Constant(JsonNode? Value) : ValueSource
    {
        public static readonly Constant Nothing = new((JsonNode?)null);

        public override JsonNode? Evaluate(Scope scope) => Value;
    }

    public sealed record Script(CompiledExpression Expression) : ValueSource
    {
        public override JsonNode? Evaluate(Scope scope) => scope.Weighed(Expression.Evaluate(scope));
    }

    public sealed record Broken(ExpressionFault Fault) : ValueSource
    {
        public override JsonNode? Evaluate(Scope scope) => throw new ExpressionException(Fault.Message, Fault.Column) { Line = Fault.Line };
    }

    public sealed record Variable(string? Id, string? Name) : ValueSource
    {
        public override JsonNode? Evaluate(Scope scope) => scope.Find(Id, Name)?.Value;
    }

    public sealed record WorkflowInput(string Name) : ValueSource
    {
        public override JsonNode? Evaluate(Scope scope) => scope.Input(Name);
    }

    /// <summary>Reads a wrapped input: <c>{typeName, expression, memoryReference}</c>. Anything else counts as plain JSON.</summary>
    public static ValueSource Read(JsonNode? json)
    {
        if (json is not JsonObject wrapped || !(wrapped.ContainsKey("expression") || wrapped.ContainsKey("memoryReference")))
        {
            return new Constant(json);
        }

        if (wrapped["expression"] is JsonObject expression)
        {
            return ReadExpression(expression);
        }

        return wrapped["memoryReference"] is JsonObject reference ? new Variable(reference.Text("id"), null) : Constant.Nothing;
    }

    /// <summary>Reads <c>{type, value}</c>. An unknown type gives null, as in Elsa; checking a definition reports it.</summary>
    public static ValueSource ReadExpression(JsonObject expression)
    {
        var value = expression["value"];
        switch (expression.Text("type"))
        {
            case "Literal" or "Object" or null:
                return new Constant(value);
            case "JavaScript":
                var parsed = ExpressionParser.Parse(value is null ? "" : Values.Text(value));
                return parsed.Expression is { } compiled ? new Script(compiled) : new Broken(parsed.Fault!);
            case "Variable":
                return Reference(value) is { } variable ? new Variable(variable.Text("id"), variable.Text("name")) : new Variable(value.AsText(), value.AsText());
            case "Input":
                return new WorkflowInput(Reference(value)?.Text("name") ?? value.AsText() ?? "");
            default:
                return Constant.Nothing;
        }
    }

    /// <summary>Studio writes the variable or input either as an object or as its JSON text.</summary>
    private static JsonObject? Reference(JsonNode? value) => value is null ? null : Values.Convert(value, ValueKind.JsonObject) as JsonObject;
}
