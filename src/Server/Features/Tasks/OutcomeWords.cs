using System.Text.Json;

namespace Qingyi.Server.Features.Tasks;

/// <summary>Names of outcomes: the drawing's, else the act's, else the code.</summary>
public static class OutcomeWords
{
    public static string Of(TaskRow task, Act act, string code) => Drawn(task).GetValueOrDefault(code) ?? act.Outcomes.GetValueOrDefault(code, code);

    /// <summary>The names that the drawing gave.</summary>
    public static IReadOnlyDictionary<string, string> Drawn(TaskRow task) =>
        task.OutcomeNames is { } names ? JsonSerializer.Deserialize<Dictionary<string, string>>(names)! : [];
}
