using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Qingyi.Tests.Standins.Refit;

/// <summary>What the site received.</summary>
public sealed record Received(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>A real Kestrel on a free loopback port that keeps what it receives and answers as told.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly WebApplication application;

    private Site(WebApplication application) => this.application = application;

    public Uri Address => new(application.Urls.Single());

    public List<Received> Requests { get; } = [];

    public Received Last => Requests[^1];

    public HttpClient Client() => new() { BaseAddress = Address };

    /// <summary>Answers every request alike.</summary>
    public static Task<Site> Answering(string body = "", HttpStatusCode status = HttpStatusCode.OK, string type = "application/json; charset=utf-8", string? header = null) =>
        Start(async context =>
        {
            context.Response.StatusCode = (int)status;
            if (header is not null)
            {
                context.Response.Headers["X-Answer"] = header;
            }

            if (body.Length > 0)
            {
                context.Response.ContentType = type;
                await context.Response.WriteAsync(body, context.RequestAborted);
            }
        });

    public static async Task<Site> Start(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        var site = new Site(application);
        application.Run(async context =>
        {
            context.Request.EnableBuffering();
            using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
            var text = await reader.ReadToEndAsync(context.RequestAborted);
            context.Request.Body.Position = 0;
            lock (site.Requests)
            {
                site.Requests.Add(new Received(
                    context.Request.Method,
                    context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget,
                    context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                    text));
            }

            await answer(context);
        });
        await application.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();
}
