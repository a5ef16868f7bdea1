using Qingyi.Engine.Definitions;

namespace Qingyi.Server.Studio.Checking;

/// <summary>One thing that is said about a definition before it is published. An error refuses publication.</summary>
/// <param name="Code">Kebab-case kind, stable.</param>
/// <param name="Definition">Key of the definition where the node stands; the one that is checked, or another of its set.</param>
/// <param name="Path">JSON path in that definition.</param>
/// <param name="Activity">Id of the node; null for the whole.</param>
/// <param name="Name">What Studio writes on the node.</param>
/// <param name="Message">What is wrong and what would be right, in Chinese.</param>
public sealed record CheckFinding(FaultLevel Level, string Code, string Definition, string Path, string? Activity, string? Name, string Message);
