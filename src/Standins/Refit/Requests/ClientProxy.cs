using System.Reflection;

namespace Refit;

/// <summary>Stands in for the interface: each call runs its method's plan. Not sealed, since the runtime derives from it.</summary>
internal class ClientProxy : DispatchProxy
{
    private IReadOnlyDictionary<MethodInfo, RequestPlan> plans = null!;
    private HttpClient client = null!;
    private RefitSettings settings = null!;

    internal void Connect(IReadOnlyDictionary<MethodInfo, RequestPlan> methods, HttpClient httpClient, RefitSettings refitSettings)
    {
        plans = methods;
        client = httpClient;
        settings = refitSettings;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        if (plans.TryGetValue(targetMethod, out var plan))
        {
            return plan.Send(new Call(plan, client, settings, args ?? []));
        }

        // The one property that the library fills: the client itself.
        return targetMethod.ReturnType == typeof(HttpClient)
            ? client
            : throw new NotSupportedException($"{targetMethod.DeclaringType}.{targetMethod.Name} is no request.");
    }
}
