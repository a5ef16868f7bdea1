using System.Reflection;

namespace Refit;

/// <summary>Makes clients from interfaces.</summary>
public static class RestService
{
    /// <inheritdoc cref="For{T}(HttpClient, RefitSettings)"/>
    public static T For<T>(HttpClient client) => For<T>(client, null);

    /// <summary>A client that sends through <paramref name="client"/>, whose base address is put before every path.</summary>
    /// <exception cref="InvalidOperationException">A method of the interface is no request, or its return type cannot be served.</exception>
    /// <exception cref="ArgumentException">A path does not fit its parameters.</exception>
    public static T For<T>(HttpClient client, RefitSettings? settings)
    {
        ArgumentNullException.ThrowIfNull(client);
        var plans = InterfacePlan.Of(typeof(T));
        var proxy = DispatchProxy.Create<T, ClientProxy>();
        ((ClientProxy)(object)proxy!).Connect(plans, client, settings ?? new RefitSettings());
        return proxy;
    }

    /// <inheritdoc cref="For{T}(string, RefitSettings)"/>
    public static T For<T>(string hostUrl) => For<T>(hostUrl, null);

    /// <summary>A client with an <see cref="HttpClient"/> of its own, which lives as long as the client.</summary>
    public static T For<T>(string hostUrl, RefitSettings? settings) => For<T>(CreateHttpClient(hostUrl, settings), settings);

    /// <summary>An <see cref="HttpClient"/> for a base address with the settings' handlers. The caller owns it.</summary>
    public static HttpClient CreateHttpClient(string hostUrl, RefitSettings? settings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(hostUrl);
        var handler = settings?.HttpMessageHandlerFactory?.Invoke();
        return new HttpClient(handler ?? new HttpClientHandler()) { BaseAddress = new Uri(hostUrl.TrimEnd('/')) };
    }
}
