using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Qingyi.Tests.Operations;

/// <summary>A collector of OTLP over HTTP: takes what a node sends, and reads of it what a test asks for.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _taken = new();
    private readonly WebApplication _app;

    private Collector(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public static async Task<Collector> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var collector = new Collector(app);
        app.MapPost("/v1/{signal}", async (HttpContext http) =>
        {
            Assert.Equal("application/x-protobuf", http.Request.ContentType);
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            collector._taken.Enqueue((http.Request.Path, body.ToArray()));
            http.Response.ContentType = "application/x-protobuf";
        });
        await app.StartAsync();
        return collector;
    }

    /// <summary>Everything that came for one signal, as it came.</summary>
    public IReadOnlyList<byte[]> Of(string signal) => [.. _taken.Where(t => t.Path == $"/v1/{signal}").Select(t => t.Body)];

    /// <summary>Spans: name and attributes. ExportTraceServiceRequest 1 → ResourceSpans 2 → ScopeSpans 2 → Span.</summary>
    public IReadOnlyList<Span> Spans => [.. Of("traces").SelectMany(b => Parts(b, 1, 2, 2)).Select(s => new Span(Text(Parts(s, 5).Single()), Attributes(Parts(s, 9))))];

    /// <summary>Metrics: name and unit. ExportMetricsServiceRequest 1 → ResourceMetrics 2 → ScopeMetrics 2 → Metric.</summary>
    public IReadOnlyList<string> Metrics => [.. Of("metrics").SelectMany(b => Parts(b, 1, 2, 2)).Select(m => Text(Parts(m, 1).Single())).Distinct()];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Dictionary<string, string> Attributes(IEnumerable<byte[]> pairs) =>
        pairs.ToDictionary(p => Text(Parts(p, 1).Single()), p => string.Concat(Parts(Parts(p, 2).Single(), 1).Select(Text)), StringComparer.Ordinal);

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    // The length-delimited fields of a protobuf message that lie at this path.
    private static IEnumerable<byte[]> Parts(byte[] message, params int[] path)
    {
        for (var at = 0; at < message.Length;)
        {
            var tag = Number(message, ref at);
            var start = at;
            switch (tag & 7)
            {
                case 0:
                    Number(message, ref at);
                    continue;
                case 1:
                    at += 8;
                    continue;
                case 5:
                    at += 4;
                    continue;
            }

            var length = (int)Number(message, ref at);
            start = at;
            at += length;
            if ((int)(tag >> 3) == path[0])
            {
                foreach (var part in path.Length == 1 ? [message[start..at]] : Parts(message[start..at], path[1..]))
                {
                    yield return part;
                }
            }
        }
    }

    private static ulong Number(byte[] message, ref int at)
    {
        for (ulong value = 0, shift = 0; ; shift += 7)
        {
            var one = message[at++];
            value |= (ulong)(one & 0x7f) << (int)shift;
            if (one < 0x80)
            {
                return value;
            }
        }
    }
}

internal sealed record Span(string Name, IReadOnlyDictionary<string, string> Attributes);
