using System.Runtime.CompilerServices;

namespace Stateless.Reflection;

/// <summary>Names a guard, an action or a selector.</summary>
public class InvocationInfo
{
    private readonly string? description;

    internal InvocationInfo(string? methodName, string? description, bool isAsync)
    {
        MethodName = methodName ?? string.Empty;
        this.description = description;
        IsAsync = isAsync;
    }

    /// <summary>What <see cref="Description"/> says of a lambda to which the author gave no description.</summary>
    public static string DefaultFunctionDescription { get; set; } = "Function";

    public string MethodName { get; }

    /// <summary>The author's words; without them the method's name, or <see cref="DefaultFunctionDescription"/> for a lambda.</summary>
    public string Description => description ?? (MethodName.Contains('<', StringComparison.Ordinal) ? DefaultFunctionDescription : MethodName);

    public bool IsAsync { get; }

    internal static InvocationInfo Of(Delegate target, string? description) =>
        new(target.Method.Name, description, target.Method.ReturnType == typeof(Task) || target.Method.IsDefined(typeof(AsyncStateMachineAttribute), false));
}
