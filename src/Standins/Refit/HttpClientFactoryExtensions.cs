using Microsoft.Extensions.DependencyInjection;

namespace Refit;

/// <summary>Registers clients with <see cref="IHttpClientFactory"/>. In the published packages these extensions come with Refit.Reflection.</summary>
public static class HttpClientFactoryExtensions
{
    public static IHttpClientBuilder AddRefitClient<T>(this IServiceCollection services)
        where T : class => services.AddRefitClient<T>((RefitSettings?)null);

    public static IHttpClientBuilder AddRefitClient<T>(this IServiceCollection services, RefitSettings? settings)
        where T : class => services.AddRefitClient<T>(_ => settings);

    /// <summary>Registers a transient <typeparamref name="T"/>; base address and handlers are set on the builder that comes back.</summary>
    public static IHttpClientBuilder AddRefitClient<T>(this IServiceCollection services, Func<IServiceProvider, RefitSettings?>? settingsAction)
        where T : class => services.AddRefitClient<T>(settingsAction, null);

    /// <inheritdoc cref="AddRefitClient{T}(IServiceCollection, Func{IServiceProvider, RefitSettings})"/>
    /// <param name="httpClientName">The name of the factory's client; one made from the interface's name where null.</param>
    public static IHttpClientBuilder AddRefitClient<T>(this IServiceCollection services, Func<IServiceProvider, RefitSettings?>? settingsAction, string? httpClientName)
        where T : class =>
        services.AddHttpClient(httpClientName ?? $"Refit {typeof(T).FullName}")
            .AddTypedClient((client, provider) => RestService.For<T>(client, settingsAction?.Invoke(provider)));
}
