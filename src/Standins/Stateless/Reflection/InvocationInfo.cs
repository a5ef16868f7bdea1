using System.Runtime.CompilerServices;

namespace Stateless.Reflection;

/// <summary>Names a guard, an action or a selector. What reflection must tell is asked for when somebody reads it: a machine is made for each firing.</summary>
public class InvocationInfo
{
    private readonly Delegate target;
    private readonly string? description;

    internal InvocationInfo(Delegate target, string? description) => (this.target, this.description) = (target, description);

    /// <summary>What <see cref="Description"/> says of a lambda to which the author gave no description.</summary>
    public static string DefaultFunctionDescription { get; set; } = "Function";

    public string MethodName => target.Method.Name;

    /// <summary>The author's words; without them the method's name, or <see cref="DefaultFunctionDescription"/> for a lambda.</summary>
    public string Description => description ?? (MethodName.Contains('<', StringComparison.Ordinal) ? DefaultFunctionDescription : MethodName);

    public bool IsAsync => target.Method.ReturnType == typeof(Task) || target.Method.IsDefined(typeof(AsyncStateMachineAttribute), false);
}
