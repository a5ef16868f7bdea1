using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using Qingyi.Engine.Activities.BuiltIn;
using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Activities;

/// <summary>An activity class taken apart once: how to describe it, make it and bind its properties.</summary>
internal sealed class ActivityType
{
    private readonly Func<Activity> _create;
    private readonly Container? _container;
    private readonly List<Action<Activity, JsonObject, List<IInputBinding>>> _binders = [];

    private ActivityType(Type type, ActivityAttribute attribute, Func<Activity> create)
    {
        _create = create;
        var inputs = new List<InputDescriptor>();
        var outputs = new List<OutputDescriptor>();
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.CanWrite))
        {
            if (property.PropertyType is { IsGenericType: true } wrapped && wrapped.GetGenericTypeDefinition() == typeof(Input<>))
            {
                inputs.Add(AddInput(property, wrapped.GenericTypeArguments[0]));
            }
            else if (property.PropertyType is { IsGenericType: true } output && output.GetGenericTypeDefinition() == typeof(Output<>))
            {
                outputs.Add(AddOutput(property, output.GenericTypeArguments[0]));
            }
            else if (property.GetCustomAttribute<InputAttribute>() is { } plain)
            {
                inputs.Add(AddPlain(property, plain));
            }
        }

        _container = create() as Container;
        var embedded = _container?.EmbeddedPorts ?? [];
        Descriptor = new ActivityDescriptor
        {
            TypeName = $"{attribute.Namespace}.{attribute.Name}",
            Namespace = attribute.Namespace,
            Name = attribute.Name,
            Version = attribute.Version,
            DisplayName = attribute.DisplayName ?? attribute.Name,
            Category = attribute.Category ?? attribute.Namespace,
            Description = attribute.Description,
            Kind = attribute.Kind,
            IsContainer = type.IsSubclassOf(typeof(Container)),
            IsStart = attribute.IsStart,
            IsTerminal = attribute.IsTerminal,
            IsBrowsable = attribute.IsBrowsable,
            CancelConsent = attribute.CancelConsent,
            Ports =
            [
                .. embedded.Select(p => new PortDescriptor(p.Name, p.DisplayName, PortType.Embedded)),
                .. attribute.Outcomes.Select((name, i) => new PortDescriptor(name, attribute.OutcomeNames.ElementAtOrDefault(i) ?? name, PortType.Flow)),
            ],
            Inputs = [.. inputs.OrderBy(i => i.Order)],
            Outputs = [.. outputs.OrderBy(o => o.Order)],
        };
    }

    public ActivityDescriptor Descriptor { get; }

    public static ActivityType Of<TActivity>()
        where TActivity : Activity, new()
    {
        var attribute = typeof(TActivity).GetCustomAttribute<ActivityAttribute>(inherit: false)
            ?? throw new InvalidOperationException($"{typeof(TActivity)} has no [Activity] attribute.");
        return new ActivityType(typeof(TActivity), attribute, static () => new TActivity());
    }

    public IReadOnlyList<JsonObject> Inside(JsonObject json) => _container is null ? [] : [.. _container.Slots(json).Select(s => s.Json)];

    /// <summary>Makes the object of one node and binds its inputs and outputs.</summary>
    public (Activity Activity, IReadOnlyList<IInputBinding> Inputs) Bind(JsonObject json)
    {
        var activity = _create();
        var inputs = new List<IInputBinding>();
        foreach (var bind in _binders)
        {
            bind(activity, json, inputs);
        }

        return (activity, inputs);
    }

    private InputDescriptor AddInput(PropertyInfo property, Type type)
    {
        var kind = ValueKinds.FromClr(type) ?? throw new InvalidOperationException($"{property.DeclaringType}.{property.Name}: no input may have the type {type}.");
        var descriptor = Describe(property, property.GetCustomAttribute<InputAttribute>() ?? new InputAttribute(), type, kind, isWrapped: true);
        var make = typeof(ActivityType).GetMethod(nameof(MakeInput), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(type).CreateDelegate<Func<InputDescriptor, ValueKind, ValueSource, int, IInputBinding>>();
        _binders.Add((activity, json, inputs) =>
        {
            var source = json.ContainsKey(descriptor.JsonName) ? ValueSource.Read(json[descriptor.JsonName]) : new ValueSource.Constant(descriptor.DefaultValue);
            var binding = make(descriptor, kind, source, inputs.Count);
            inputs.Add(binding);
            property.SetValue(activity, binding);
        });
        return descriptor;
    }

    private OutputDescriptor AddOutput(PropertyInfo property, Type type)
    {
        var kind = ValueKinds.FromClr(type) ?? throw new InvalidOperationException($"{property.DeclaringType}.{property.Name}: no output may have the type {type}.");
        var attribute = property.GetCustomAttribute<OutputAttribute>() ?? new OutputAttribute();
        var descriptor = new OutputDescriptor(property.Name, ValueKinds.Alias(kind), attribute.DisplayName ?? property.Name, attribute.Description, attribute.Order);
        var make = typeof(ActivityType).GetMethod(nameof(MakeOutput), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(type).CreateDelegate<Func<string, string?, object>>();
        _binders.Add((activity, json, _) =>
            property.SetValue(activity, make(descriptor.Name, ((json[descriptor.JsonName] as JsonObject)?["memoryReference"] as JsonObject)?.Text("id"))));
        return descriptor;
    }

    private InputDescriptor AddPlain(PropertyInfo property, InputAttribute attribute)
    {
        var kind = ValueKinds.FromClr(property.PropertyType);
        var descriptor = Describe(property, attribute, property.PropertyType, kind ?? ValueKind.Any, isWrapped: false);
        Action<Activity, JsonNode?> set = kind switch
        {
            ValueKind.Json => (activity, json) => property.SetValue(activity, json),
            ValueKind.Text => (activity, json) => property.SetValue(activity, json is null ? null : Values.Text(json)),
            ValueKind.Boolean => (activity, json) => property.SetValue(activity, json is not null && Values.Truth(json)),
            _ => throw new InvalidOperationException($"{property.DeclaringType}.{property.Name}: a plain input is a JsonNode, a string or a bool."),
        };
        _binders.Add((activity, json, _) => set(activity, json.ContainsKey(descriptor.JsonName) ? json[descriptor.JsonName] : descriptor.DefaultValue));
        return descriptor;
    }

    private static InputDescriptor Describe(PropertyInfo property, InputAttribute attribute, Type type, ValueKind kind, bool isWrapped) => new()
    {
        Name = property.Name,
        TypeName = ValueKinds.Alias(kind),
        DisplayName = attribute.DisplayName ?? property.Name,
        Description = attribute.Description,
        Category = attribute.Category,
        UIHint = attribute.UIHint ?? (attribute.Options.Length > 0 ? "dropdown" : ValueKinds.Hint(kind)),
        DefaultValue = Default(attribute.DefaultValue),
        DefaultSyntax = attribute.DefaultSyntax,
        Options = Options(attribute.Options, Nullable.GetUnderlyingType(type) ?? type),
        Order = attribute.Order,
        IsBrowsable = attribute.IsBrowsable,
        IsWrapped = isWrapped,
        IsSensitive = attribute.IsSensitive,
        IsRequired = attribute.IsRequired,
    };

    private static JsonNode? Default(object? value) => value switch
    {
        IEnumerable list and not string => new JsonArray([.. list.Cast<object?>().Select(Default)]),
        _ => Values.Write(value),
    };

    private static IReadOnlyList<InputOption> Options(string[] options, Type type)
    {
        if (options.Length == 0 && type.IsEnum)
        {
            return [.. Enum.GetNames(type).Select(name => new InputOption(name, name))];
        }

        return [.. options.Select(option => option.Split('=', 2)).Select(parts => new InputOption(parts[0], parts[^1]))];
    }

    private static Input<T> MakeInput<T>(InputDescriptor descriptor, ValueKind kind, ValueSource source, int index) => new Input<T>(descriptor, kind, source, index);

    private static Output<T> MakeOutput<T>(string name, string? target) => new Output<T>(name, target);
}
