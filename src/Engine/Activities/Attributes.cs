namespace Qingyi.Engine.Activities;

/// <summary>What Studio shows the step as: <c>Trigger</c> may start an instance by a stimulus; <c>Task</c> and <c>Job</c> may run long.</summary>
public enum ActivityKind
{
    Action,
    Trigger,
    Job,
    Task,
}

/// <summary>Names an activity type. Definitions refer to it as <c>Namespace.Name</c> and <see cref="Version"/>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActivityAttribute(string ns, string name) : Attribute
{
    public string Namespace { get; } = ns;

    public string Name { get; } = name;

    public int Version { get; set; } = 1;

    public string? DisplayName { get; set; }

    public string? Category { get; set; }

    public string? Description { get; set; }

    /// <summary>Fixed flow ports, in the order in which Studio draws them. Empty: Studio draws <c>Done</c>.</summary>
    public string[] Outcomes { get; set; } = [];

    /// <summary>Display names of <see cref="Outcomes"/>, in the same order; empty: the outcomes themselves.</summary>
    public string[] OutcomeNames { get; set; } = [];

    public ActivityKind Kind { get; set; } = ActivityKind.Action;

    /// <summary>Drawn without an in-port.</summary>
    public bool IsStart { get; set; }

    /// <summary>Ends the container that it stands in; drawn without an out-port.</summary>
    public bool IsTerminal { get; set; }

    public bool IsBrowsable { get; set; } = true;

    /// <summary>
    /// Set on a step that asks somebody: the boolean input by which the designer says that a join or a return may cancel or double the step while it is open.
    /// Without her saying so, <c>Check</c> finds such a join or return ambiguous.
    /// </summary>
    public string? CancelConsent { get; set; }
}

/// <summary>Describes an input: a property of type <see cref="Input{T}"/>, or a plain property when the value is not wrapped.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute : Attribute
{
    public string? DisplayName { get; set; }

    public string? Description { get; set; }

    public string? Category { get; set; }

    /// <summary>Editor in Studio: <c>singleline</c>, <c>multiline</c>, <c>dropdown</c>, <c>checkbox</c>, <c>dynamic-outcomes</c>…; null chooses by type.</summary>
    public string? UIHint { get; set; }

    /// <summary>Taken when a definition does not mention the input. Text is converted to the input's type as a literal is.</summary>
    public object? DefaultValue { get; set; }

    public string DefaultSyntax { get; set; } = "Literal";

    /// <summary>Choices of a dropdown, check list or radio list: <c>value</c> or <c>value=text</c>.</summary>
    public string[] Options { get; set; } = [];

    public double Order { get; set; }

    public bool IsBrowsable { get; set; } = true;

    /// <summary>The value is not written into the journal.</summary>
    public bool IsSensitive { get; set; }

    /// <summary>A run without a value faults, and a definition without one is refused.</summary>
    public bool IsRequired { get; set; }
}

/// <summary>Describes an output: a property of type <see cref="Output{T}"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute : Attribute
{
    public string? DisplayName { get; set; }

    public string? Description { get; set; }

    public double Order { get; set; }
}
