using System.Text.Json.Nodes;
using Qingyi.Engine.Expressions.Syntax;

namespace Qingyi.Engine.Expressions.Evaluation;

internal static class Evaluator
{
    public static JsonNode? Run(Node root, string source, IExpressionScope scope, int stepBudget) => null;
}
