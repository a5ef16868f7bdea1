using System.Text.Json.Nodes;

namespace Qingyi.Engine.Expressions;

/// <summary>
/// All that an expression can reach besides its own literals and the closed list of functions. Nodes that the scope hands out are
/// read, never changed; JSON null is a C# null.
/// </summary>
public interface IExpressionScope
{
    /// <summary>The value of a bare root such as <c>facts</c>; false for a name that the scope does not know.</summary>
    bool TryGet(string name, out JsonNode? value);

    /// <summary>
    /// Answers an accessor such as <c>getInput('Fee')</c>, <c>getDecision()</c> or <c>getDecisionFromReview()</c>; false for a function that the
    /// scope does not know. Arguments are JSON; undefined arrives as null.
    /// </summary>
    bool TryCall(string function, IReadOnlyList<JsonNode?> args, out JsonNode? value);

    /// <summary>The value behind <c>variables.name</c>; null when the variable is null or unknown.</summary>
    JsonNode? Variable(string name);

    /// <summary>
    /// Whether a variable of this name is in scope. An unknown one reads as undefined, a known one without a value as null; a scope that
    /// does not answer this reads both as undefined.
    /// </summary>
    bool HasVariable(string name) => Variable(name) is not null;
}
