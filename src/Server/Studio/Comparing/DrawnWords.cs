using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Engine.Definitions;
using Qingyi.Server.Activities;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Studio.Comparing;

/// <summary>Codes that stand in a drawing, in the words that people know them by.</summary>
public static class DrawnWords
{
    public static string Of(string type, string input, string value) => (type, input) switch
    {
        (_, "role") => Role.Names.GetValueOrDefault(value, value),
        ("Case.HumanTask", "act") => Acts.Find(value)?.Name ?? value,
        (_, "limit") => LegalLimits.Shipped.All.FirstOrDefault(l => l.Id == value)?.Title ?? value,
        ("Case.HumanTask", "outcomes") => List(value),
        _ => value,
    };

    /// <summary>What an outcome is called where it leaves a step.</summary>
    public static string Outcome(Node step, string port) => (step.Literal(nameof(HumanTask.OutcomeNames)) as JsonObject)?.Word(port)
        ?? Acts.Find(step.Literal(nameof(HumanTask.Act))?.ToString() ?? "")?.Outcomes.GetValueOrDefault(port)
        ?? port switch { "True" => Texts.Of("studio.outcome.true"), "False" => Texts.Of("studio.outcome.false"), _ => port };

    private static string List(string value)
    {
        try
        {
            return string.Join('、', JsonSerializer.Deserialize<string[]>(value) ?? []);
        }
        catch (JsonException)
        {
            return value;
        }
    }
}
