using System.Collections.Concurrent;
using System.Reflection;

namespace Refit;

/// <summary>The plans of an interface's methods, inherited ones included, made once.</summary>
internal static class InterfacePlan
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<MethodInfo, RequestPlan>> Known = new();

    public static IReadOnlyDictionary<MethodInfo, RequestPlan> Of(Type type) => Known.GetOrAdd(type, Make);

    private static Dictionary<MethodInfo, RequestPlan> Make(Type type)
    {
        if (!type.IsInterface)
        {
            throw new InvalidOperationException($"{type} is not an interface.");
        }

        var plans = new Dictionary<MethodInfo, RequestPlan>();
        foreach (var method in type.GetInterfaces().Prepend(type).SelectMany(part => part.GetMethods()).Where(method => method.IsAbstract))
        {
            if (method.GetCustomAttribute<HttpMethodAttribute>() is { } attribute)
            {
                plans.Add(method, RequestPlan.Of(type, method, attribute));
            }
            else if (method.ReturnType != typeof(HttpClient))
            {
                throw new InvalidOperationException($"{method.DeclaringType}.{method.Name} is no request: it needs [Get], [Post] or another HTTP method attribute.");
            }
        }

        return plans.Count > 0 ? plans : throw new InvalidOperationException($"{type} has no requests.");
    }
}
