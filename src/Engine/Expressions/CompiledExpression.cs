using System.Text.Json.Nodes;
using Qingyi.Engine.Expressions.Syntax;

namespace Qingyi.Engine.Expressions;

/// <summary>A parsed expression. Immutable: one instance may be evaluated by many threads at once.</summary>
public sealed class CompiledExpression
{
    private readonly Node root;

    internal CompiledExpression(string source, Node root, NamesUsed names)
    {
        Source = source;
        this.root = root;
        Roots = names.Roots;
        Variables = names.Variables;
    }

    public string Source { get; }

    /// <summary>
    /// Bare names and functions that the expression asks the scope for (<c>facts</c>, <c>getInput</c>), each once, in order of appearance;
    /// what the language itself offers (<c>Math</c>, <c>JSON</c>, <c>variables</c>) is not among them.
    /// </summary>
    public IReadOnlyList<string> Roots { get; }

    /// <summary>Names read as <c>variables.name</c> or <c>variables['name']</c>, each once, in order of appearance.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>
    /// The value as JSON that belongs to nobody: undefined is null, whole numbers are integers, dates are ISO text in UTC.
    /// Spends at most <paramref name="stepBudget"/> steps (about one for each operation and each element touched).
    /// </summary>
    /// <exception cref="ExpressionException">The value cannot be computed, or the budget is spent.</exception>
    public JsonNode? Evaluate(IExpressionScope scope, int stepBudget = 100_000)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Evaluation.Evaluator.Evaluate(root, Source, scope, stepBudget);
    }
}
