namespace Qingyi.Engine.Activities;

/// <summary>
/// The closed list of activity types. What is not in it does not run: types come from here and never from a name in a file.
/// Fill it once at start-up; afterwards it is read by many threads.
/// </summary>
public sealed class ActivityRegistry
{
    /// <summary>Adds an activity class; its <see cref="ActivityAttribute"/> names it.</summary>
    /// <exception cref="InvalidOperationException">The attribute is missing, a property has a type that no input may have, or the name and version are taken.</exception>
    public ActivityRegistry Register<TActivity>()
        where TActivity : Activity, new() => throw new NotImplementedException();

    /// <summary>Adds the <c>Elsa.*</c> activities of the engine.</summary>
    public ActivityRegistry RegisterBuiltIns() => throw new NotImplementedException();

    /// <summary>The descriptor of a type, or null. A missing version in a definition counts as 1.</summary>
    public ActivityDescriptor? Find(string typeName, int version) => throw new NotImplementedException();

    /// <summary>All types, in the order of registration.</summary>
    public IReadOnlyList<ActivityDescriptor> Descriptors => throw new NotImplementedException();
}
