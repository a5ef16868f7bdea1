using System.Text.Json;
using System.Text.Json.Serialization;
using Qingyi.Domain.Deadlines;

namespace Qingyi.Domain.Registers;

/// <summary>A fault of a definition.</summary>
/// <param name="Path">Where in the file: <c>$.transitions[2].to</c>.</param>
/// <param name="Sentence">Chinese sentence: what is wrong and what would be right.</param>
public sealed record RegisterFault(string Path, string Sentence);

/// <summary>A definition, or what speaks against it.</summary>
public sealed record RegisterReading(RegisterDefinition? Definition, IReadOnlyList<RegisterFault> Faults);

/// <summary>Reads the definition of a register; an unknown word is a fault, not a silence.</summary>
public static class RegisterReader
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        PropertyNameCaseInsensitive = false,
    };

    public static RegisterReading Read(string json, LegalLimits limits)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            var definition = JsonSerializer.Deserialize<RegisterDefinition>(json, Strict);
            if (definition is null)
            {
                return new(null, [new("$", Texts.Of("registers.file.empty"))]);
            }

            var faults = RegisterChecks.Faults(definition, limits);
            return new(faults.Count == 0 ? definition : null, faults);
        }
        catch (JsonException fault)
        {
            var line = fault.LineNumber is { } number ? Texts.Of("registers.file.line", number + 1) : "";
            return new(null, [new(fault.Path ?? "$", $"{line}{fault.Message}")]);
        }
    }
}
