using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Activities;

/// <summary>
/// The closed list of activity types. What is not in it does not run: types come from here and never from a name in a file.
/// Fill it once at start-up; afterwards it is read by many threads.
/// </summary>
public sealed class ActivityRegistry
{
    private readonly Dictionary<(string Type, int Version), ActivityType> _types = [];
    private ImmutableArray<ActivityDescriptor> _descriptors = [];

    /// <summary>Adds an activity class; its <see cref="ActivityAttribute"/> names it.</summary>
    /// <exception cref="InvalidOperationException">The attribute is missing, a property has a type that no input may have, or the name and version are taken.</exception>
    public ActivityRegistry Register<TActivity>()
        where TActivity : Activity, new()
    {
        var type = ActivityType.Of<TActivity>();
        if (!_types.TryAdd((type.Descriptor.TypeName, type.Descriptor.Version), type))
        {
            throw new InvalidOperationException($"{type.Descriptor.TypeName} version {type.Descriptor.Version} is registered twice.");
        }

        _descriptors = _descriptors.Add(type.Descriptor);
        return this;
    }

    /// <summary>Adds the <c>Elsa.*</c> activities of the engine.</summary>
    public ActivityRegistry RegisterBuiltIns() => BuiltIn.BuiltIns.AddTo(this);

    /// <summary>The descriptor of a type, or null. A missing version in a definition counts as 1.</summary>
    public ActivityDescriptor? Find(string typeName, int version) => FindType(typeName, version)?.Descriptor;

    /// <summary>All types, in the order of registration.</summary>
    public IReadOnlyList<ActivityDescriptor> Descriptors => _descriptors;

    /// <summary>The activities that stand directly inside one, in the order of the file; none where its type is unknown or holds no others.</summary>
    public IReadOnlyList<JsonObject> Inside(JsonObject activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return FindType(activity.Text("type") ?? "", activity.Whole("version") ?? 1)?.Inside(activity) ?? [];
    }

    internal ActivityType? FindType(string typeName, int version) => _types.GetValueOrDefault((typeName, version));

    internal bool Knows(string typeName) => _descriptors.Any(d => d.TypeName == typeName);
}
