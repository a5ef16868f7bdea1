using System.Diagnostics;
using Qingyi.Domain;

namespace Qingyi.Server.Hosting;

/// <summary>One transition as a span and in the histogram: which procedure and act, on which node, how it ended. Codes only.</summary>
public sealed class TransitionSpan(Measures measures, bool person) : IDisposable
{
    public const string Procedure = "qingyi.procedure";
    public const string Step = "qingyi.step";
    public const string Act = "qingyi.act";
    public const string Node = "qingyi.node";

    /// <summary><c>person</c> or <c>system</c>.</summary>
    public const string By = "qingyi.by";

    /// <summary><c>done</c>, the code of a refusal, or <c>fault</c>.</summary>
    public const string Outcome = "qingyi.outcome";
    public const string Attempts = "qingyi.attempts";

    private readonly Activity? _span = Measures.Spans.StartActivity("transition");
    private readonly long _from = Stopwatch.GetTimestamp();
    private string _outcome = "fault";
    private int _attempts;

    /// <summary>Says of the transition that runs what it does.</summary>
    public static void Mark(string key, string? value)
    {
        if (value is not null && Activity.Current is { Source.Name: Measures.Name } span)
        {
            span.SetTag(key, value);
        }
    }

    internal void Tried() => _attempts++;

    internal Outcome<T> Ended<T>(Outcome<T> outcome)
    {
        _outcome = outcome.Refusal?.Code ?? "done";
        return outcome;
    }

    public void Dispose()
    {
        measures.Transitions.Record(Stopwatch.GetElapsedTime(_from).TotalSeconds, new KeyValuePair<string, object?>(Outcome, _outcome));
        _span?.SetTag(Node, Hosting.Node.Name).SetTag(By, person ? "person" : "system").SetTag(Outcome, _outcome).SetTag(Attempts, _attempts);
        if (_outcome == "fault")
        {
            _span?.SetStatus(ActivityStatusCode.Error);
        }

        _span?.Dispose();
    }
}
