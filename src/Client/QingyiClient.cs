using Microsoft.Extensions.DependencyInjection;
using Qingyi.Client.Signing;
using Refit;

namespace Qingyi.Client;

/// <summary>Makes clients for an instance of the service.</summary>
public static class QingyiClient
{
    /// <summary>The settings that every client of the interface needs: the wire's JSON and <c>True</c>/<c>False</c>, dates and numbers in invariant form.</summary>
    public static RefitSettings Settings() => new(new SystemTextJsonContentSerializer(WireJson.Options));

    /// <summary>A client over a connection that the caller owns, with its base address and bearer token already set.</summary>
    /// <typeparam name="T">One of the interfaces of this namespace, for example <see cref="ITips"/>.</typeparam>
    public static T For<T>(HttpClient connection) => RestService.For<T>(connection, Settings());

    /// <summary>Registers the signed exchange with one partner instance.</summary>
    /// <param name="signer">Ours; lives as long as the container.</param>
    public static IHttpClientBuilder AddPartnerExchange(this IServiceCollection services, Uri address, Signer signer)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(signer);
        return services.AddRefitClient<IPartnerExchange>(Settings())
            .ConfigureHttpClient(client => client.BaseAddress = address)
            .AddHttpMessageHandler(provider => new SigningHandler(signer, provider.GetService<TimeProvider>() ?? TimeProvider.System));
    }

    /// <summary>The signed exchange with one partner instance, without a container.</summary>
    public static IPartnerExchange PartnerExchange(Uri address, Signer signer, TimeProvider clock, HttpMessageHandler? transport = null) =>
        For<IPartnerExchange>(new HttpClient(new SigningHandler(signer, clock) { InnerHandler = transport ?? new HttpClientHandler() }) { BaseAddress = address });
}
