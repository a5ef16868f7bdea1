using System.Text.Json.Nodes;

namespace Qingyi.Engine.Activities;

/// <summary>Where a port of a node stands: <see cref="Flow"/> is an outcome that is connected, <see cref="Embedded"/> a slot for an inner activity.</summary>
public enum PortType
{
    Flow,
    Embedded,
}

/// <param name="Name">The outcome, or the property (PascalCase) that holds the inner activity.</param>
/// <param name="DisplayName">What Studio writes at the port.</param>
/// <param name="Type">Flow or embedded.</param>
public sealed record PortDescriptor(string Name, string DisplayName, PortType Type);

/// <param name="Value">Written into the definition.</param>
/// <param name="Text">Shown in the list.</param>
public sealed record InputOption(string Value, string Text);

/// <summary>An input as Studio's property panel needs it.</summary>
public sealed record InputDescriptor
{
    /// <summary>PascalCase; a definition stores it with the first letter lower-cased.</summary>
    public required string Name { get; init; }

    /// <summary>Alias of the type: <c>String</c>, <c>Int32</c>, <c>Boolean</c>, <c>Object</c>…</summary>
    public required string TypeName { get; init; }

    public required string DisplayName { get; init; }

    public string? Description { get; init; }

    public string? Category { get; init; }

    public required string UIHint { get; init; }

    public JsonNode? DefaultValue { get; init; }

    public string DefaultSyntax { get; init; } = "Literal";

    public IReadOnlyList<InputOption> Options { get; init; } = [];

    public double Order { get; init; }

    public bool IsBrowsable { get; init; } = true;

    /// <summary>False: the value stands in the definition as plain JSON, without an expression around it.</summary>
    public bool IsWrapped { get; init; } = true;

    public bool IsSensitive { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>The name under which a definition stores the input.</summary>
    public string JsonName => ActivityDescriptor.CamelCase(Name);
}

/// <summary>An output as Studio's property panel needs it.</summary>
public sealed record OutputDescriptor(string Name, string TypeName, string DisplayName, string? Description, double Order)
{
    public string JsonName => ActivityDescriptor.CamelCase(Name);
}

/// <summary>All that is known of one activity type and version.</summary>
public sealed record ActivityDescriptor
{
    /// <summary>As definitions write it: <c>Elsa.FlowDecision</c>.</summary>
    public required string TypeName { get; init; }

    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public required int Version { get; init; }

    public required string DisplayName { get; init; }

    public required string Category { get; init; }

    public string? Description { get; init; }

    public ActivityKind Kind { get; init; }

    public bool IsContainer { get; init; }

    public bool IsStart { get; init; }

    public bool IsTerminal { get; init; }

    /// <summary>See <see cref="ActivityAttribute.CancelConsent"/>.</summary>
    public string? CancelConsent { get; init; }

    public bool IsBrowsable { get; init; } = true;

    public IReadOnlyList<PortDescriptor> Ports { get; init; } = [];

    public IReadOnlyList<InputDescriptor> Inputs { get; init; } = [];

    public IReadOnlyList<OutputDescriptor> Outputs { get; init; } = [];

    internal static string CamelCase(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
