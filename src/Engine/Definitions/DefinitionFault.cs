namespace Qingyi.Engine.Definitions;

/// <summary>How much a fault of a definition weighs: an <see cref="Error"/> refuses publication, a <see cref="Warning"/> does not.</summary>
public enum FaultLevel
{
    Error,
    Warning,
}

/// <summary>One thing that is wrong in a definition.</summary>
/// <param name="Path">JSON path from the definition, for example <c>$.root.activities[3].condition</c>.</param>
/// <param name="ActivityId">Id of the activity concerned, if it is one.</param>
/// <param name="ActivityName">The name that Studio shows for that activity (display text, else name, else id).</param>
/// <param name="Message">What is wrong and what would be right, in Chinese, for the person who drew the chart.</param>
/// <param name="Level">Whether the fault refuses publication.</param>
/// <param name="Code">Kebab-case kind of the fault, stable; what cannot be read at all is <c>malformed</c>.</param>
public sealed record DefinitionFault(string Path, string? ActivityId, string? ActivityName, string Message, FaultLevel Level, string Code = "malformed");

/// <summary>A definition that cannot be read or compiled; <see cref="Faults"/> lists every reason that was found.</summary>
public sealed class DefinitionException(IReadOnlyList<DefinitionFault> faults)
    : Exception(string.Join(Environment.NewLine, faults.Select(f => $"{f.Path}: {f.Message}")))
{
    public IReadOnlyList<DefinitionFault> Faults { get; } = faults;
}
