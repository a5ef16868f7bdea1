using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Qingyi.Server.Hosting;

/// <summary>
/// OpenTelemetry, off until <c>Telemetry:Endpoint</c> (or <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>) names a collector: traces, metrics and logs leave by OTLP over HTTP. What leaves is a
/// list of allowed attributes; addresses, agents and paths of requests are not on it.
/// </summary>
public static class Telemetry
{
    public const string Setting = "Telemetry:Endpoint";
    private const string Standard = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static readonly string[] Meters = [Measures.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if ((builder.Configuration[Setting] ?? builder.Configuration[Standard]) is not { Length: > 0 } address)
        {
            return;
        }

        if (!Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var collector) || collector.Scheme is not ("http" or "https"))
        {
            throw new StartRefusedException(Texts.Of("hosting.telemetry.address-invalid", Setting, address));
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.Clear().AddService("qingyi", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(), autoGenerateServiceInstanceId: false, serviceInstanceId: Node.Name))
            .WithTracing(t => t.AddSource(Measures.Name).AddAspNetCoreInstrumentation(o => o.Filter = Worth).AddProcessor(new AllowedSpans()).AddOtlpExporter(o => To(o, collector, "v1/traces")))
            .WithMetrics(m => m.AddMeter(Meters).AddRuntimeInstrumentation().AddOtlpExporter(o => To(o, collector, "v1/metrics")));
        builder.Logging.AddOpenTelemetry(l =>
        {
            l.IncludeFormattedMessage = true;
            l.AddProcessor(new PlainLogs());
            l.AddOtlpExporter(o => To(o, collector, "v1/logs"));
        });
    }

    private static void To(OtlpExporterOptions options, Uri collector, string path) => (options.Protocol, options.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri(collector, path));

    private static bool Worth(HttpContext http) => !http.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) && !http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);
}

/// <summary>Takes from a span whatever is not on the list: a request's address, agent, path and query say who somebody is or which case it was.</summary>
public sealed class AllowedSpans : BaseProcessor<Activity>
{
    public static IReadOnlySet<string> Keys { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        TransitionSpan.Procedure, TransitionSpan.Step, TransitionSpan.Act, TransitionSpan.Node, TransitionSpan.By, TransitionSpan.Outcome, TransitionSpan.Attempts,
        "http.request.method", "http.route", "http.response.status_code", "url.scheme", "network.protocol.version", "error.type",
    };

    public override void OnEnd(Activity data)
    {
        foreach (var (key, _) in data.TagObjects.Where(t => !Keys.Contains(t.Key)).ToList())
        {
            data.SetTag(key, null);
        }

        // Whatever a browser sent along, and the words of an exception.
        data.TraceStateString = null;
        data.SetStatus(data.Status);
    }
}

/// <summary>An exception may quote what it failed on: its kind leaves, its words stay in the log of the machine.</summary>
public sealed class PlainLogs : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (data.Exception is { } failure)
        {
            data.Attributes = [.. data.Attributes ?? [], new KeyValuePair<string, object?>("exception.type", failure.GetType().FullName)];
            data.Exception = null;
        }
    }
}
