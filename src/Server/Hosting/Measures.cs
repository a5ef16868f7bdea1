using System.Diagnostics;
using System.Diagnostics.Metrics;
using Qingyi.Server.Features.Operations;

namespace Qingyi.Server.Hosting;

/// <summary>What a node measures of itself. Names of organs, procedures and acts; never of people or cases.</summary>
public sealed class Measures
{
    /// <summary>Of the meter and of the source of spans.</summary>
    public const string Name = "Qingyi";

    public static readonly ActivitySource Spans = new(Name);

    private static readonly InstrumentAdvice<double> Short = new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15] };
    private static readonly InstrumentAdvice<double> Long = new() { HistogramBucketBoundaries = [1, 5, 10, 20, 40, 60, 90, 120, 300, 900, 3600, 86400] };
    private readonly ObservableGauge<double> _skew;
    private Looked? _looked;

    public Measures(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        Transitions = meter.CreateHistogram("qingyi.transition.duration", "s", "One transition, from loading to the commit", tags: null, Short);
        Sweeps = meter.CreateHistogram("qingyi.sweep.duration", "s", "One sweep over the due deadlines", tags: null, Short);
        Lateness = meter.CreateHistogram("qingyi.deadline.lateness", "s", "From the due instant of a rung to its firing", tags: null, Long);
        _skew = meter.CreateObservableGauge("qingyi.clock.skew", () => Of(l => l.Skew.TotalSeconds), "s", "By how much the system clock is ahead of the database's");
        meter.CreateObservableGauge("qingyi.deadline.overdue", () => Of(l => l.Queues.OldestDue is { } due ? (l.Now - due).TotalSeconds : 0), "s", "Age of the oldest rung that is due and has not rung");
        meter.CreateObservableGauge("qingyi.outbox.waiting", () => OfPartners(q => q.Waiting), "{message}", "Messages to a partner that wait");
        meter.CreateObservableGauge("qingyi.outbox.age", () => OfPartners(q => q.Oldest is { } oldest ? (_looked!.Now - oldest).TotalSeconds : 0), "s", "Age of the oldest message to a partner that waits");
        meter.CreateObservableGauge("qingyi.outbox.dead", () => OfPartners(q => q.Dead), "{message}", "Messages to a partner that were given up by the sender");
        meter.CreateObservableGauge("qingyi.steps.waiting", () => Of(l => l.Queues.StepsWaiting), "{step}", "Inner steps that wait");
        meter.CreateObservableGauge("qingyi.steps.held", () => Of(l => l.Queues.StepsHeld), "{step}", "Inner steps that an incident holds");
        meter.CreateObservableGauge("qingyi.incidents.open", () => Of(l => l.Queues.Incidents), "{incident}", "Steps of procedures that wait for a supervisor");
        meter.CreateObservableGauge("qingyi.backup.age", () => Of(l => l.BackupAge?.TotalSeconds), "s", "Since the last backup was finished; absent where there was none");
        meter.CreateObservableGauge("qingyi.disk.free", () => Of(l => l.FreeBytes), "By", "Free on the disk of the files");
    }

    /// <summary>By outcome: <c>done</c>, the code of a refusal, or <c>fault</c>.</summary>
    public Histogram<double> Transitions { get; }
    public Histogram<double> Sweeps { get; }
    public Histogram<double> Lateness { get; }

    /// <summary>Whether anybody reads the gauges: otherwise nobody need look.</summary>
    public bool Read => _skew.Enabled;

    /// <summary>The gauges show this until the next look.</summary>
    internal void Show(Looked looked) => _looked = looked;

    private IEnumerable<Measurement<double>> Of(Func<Looked, double?> value) => _looked is { } looked && value(looked) is { } number ? [new Measurement<double>(number)] : [];

    private IEnumerable<Measurement<double>> OfPartners(Func<PartnerQueue, double> value) =>
        _looked is { } looked ? looked.Queues.Outbox.Select(q => new Measurement<double>(value(q), new KeyValuePair<string, object?>("qingyi.partner", q.Partner))) : [];
}

/// <summary>What a node saw when it last looked.</summary>
internal sealed record Looked(DateTimeOffset Now, Figures Queues, TimeSpan Skew, TimeSpan? BackupAge, long FreeBytes);
