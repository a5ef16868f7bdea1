namespace Qingyi.Engine.Activities;

/// <summary>
/// The value of an input: an expression of the definition, evaluated before the step runs and converted to
/// <typeparamref name="T"/>. Read it with <see cref="ActivityExecutionContext.Get{T}"/>.
/// </summary>
/// <typeparam name="T">
/// <c>string</c>, <c>bool</c>, <c>int</c>, <c>long</c>, <c>decimal</c>, <c>double</c>, <c>DateTime</c>, <c>DateTimeOffset</c>, <c>DateOnly</c>,
/// <c>TimeSpan</c>, <c>Guid</c>, an enum, <c>JsonNode</c>, <c>JsonObject</c>, <c>JsonArray</c>, <c>object</c> (a JsonNode), or a
/// <c>string[]</c> / <c>IReadOnlyList&lt;string&gt;</c>.
/// </typeparam>
public sealed class Input<T> : IInputBinding
{
    internal Input(InputDescriptor descriptor, ValueKind kind, ValueSource source, int index)
    {
        Index = index;
        Descriptor = descriptor;
        Kind = kind;
        Source = source;
    }

    /// <summary>PascalCase name of the input.</summary>
    public string Name => Descriptor.Name;

    /// <summary>Its place among the inputs of the node.</summary>
    internal int Index { get; }

    internal InputDescriptor Descriptor { get; }

    internal ValueKind Kind { get; }

    internal ValueSource Source { get; }

    InputDescriptor IInputBinding.Descriptor => Descriptor;

    ValueKind IInputBinding.Kind => Kind;

    ValueSource IInputBinding.Source => Source;
}

/// <summary>Where an output goes: a variable or an output of the workflow. Write it with <see cref="ActivityExecutionContext.Set{T}"/>.</summary>
public sealed class Output<T>
{
    internal Output(string name, string? target)
    {
        Name = name;
        Target = target;
    }

    /// <summary>PascalCase name of the output.</summary>
    public string Name { get; }

    /// <summary>Id of a variable or name of a workflow output; null: only kept for <c>getOutputFrom</c>.</summary>
    internal string? Target { get; }
}

internal interface IInputBinding
{
    InputDescriptor Descriptor { get; }

    ValueKind Kind { get; }

    ValueSource Source { get; }
}
