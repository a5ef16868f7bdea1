using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace Qingyi.Tests.Standins.Refit;

public sealed class ClientTests
{
    public interface IRead<T>
    {
        [Get("/{key}")]
        Task<T> Read(string key);
    }

    [Headers("X-From: derived")]
    public interface INames : IRead<string>
    {
        HttpClient Client { get; }

        [Get("/all")]
        Task<string> All();
    }

    public interface IMisnamed
    {
        [Get("/{key}")]
        Task<string> Read(string other);
    }

    private sealed class Stamp : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Stamp", "stamped");
            return base.SendAsync(request, cancellationToken);
        }
    }

    [Fact]
    public async Task Inherited_and_generic_methods_are_served_with_the_nearest_headers()
    {
        await using var site = await Site.Answering("answer", type: "text/plain");
        var names = RestService.For<INames>(site.Client());

        Assert.Equal("answer", await names.Read("k"));
        Assert.Equal(("/k", "derived"), (site.Last.Target, site.Last.Headers["X-From"]));
        await names.All();
        Assert.Equal("/all", site.Last.Target);
    }

    [Fact]
    public async Task The_http_client_shows_where_the_interface_asks_for_it()
    {
        await using var site = await Site.Answering();
        using var client = site.Client();

        Assert.Same(client, RestService.For<INames>(client).Client);
    }

    [Fact]
    public async Task The_container_hands_out_clients_with_handlers_of_the_builder()
    {
        await using var site = await Site.Answering("answer", type: "text/plain");
        var services = new ServiceCollection();
        services.AddTransient<Stamp>();
        services.AddRefitClient<INames>(new RefitSettings())
            .ConfigureHttpClient(client => client.BaseAddress = site.Address)
            .AddHttpMessageHandler<Stamp>();
        await using var provider = services.BuildServiceProvider();

        Assert.Equal("answer", await provider.GetRequiredService<INames>().Read("k"));
        Assert.Equal("stamped", site.Last.Headers["X-Stamp"]);
    }

    [Fact]
    public async Task Settings_may_come_from_the_container_and_bring_their_handler()
    {
        await using var site = await Site.Answering("answer", type: "text/plain");
        var services = new ServiceCollection();
        services.AddSingleton(new RefitSettings());
        services.AddRefitClient<INames>(provider => provider.GetRequiredService<RefitSettings>()).ConfigureHttpClient(client => client.BaseAddress = site.Address);
        await using var provider = services.BuildServiceProvider();
        Assert.Equal("answer", await provider.GetRequiredService<INames>().Read("k"));

        var settings = new RefitSettings { HttpMessageHandlerFactory = () => new Stamp { InnerHandler = new HttpClientHandler() } };
        await RestService.For<INames>(site.Address.ToString(), settings).Read("k");
        Assert.Equal("stamped", site.Last.Headers["X-Stamp"]);
    }

    [Fact]
    public async Task A_path_block_without_a_parameter_is_refused_at_the_latest_when_called()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await RestService.For<IMisnamed>("http://127.0.0.1:1").Read("x"));
    }
}
