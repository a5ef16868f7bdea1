using Qingyi.Domain.Cases.Service;

namespace Qingyi.Domain.Cases.Service
{
    /// <summary>送达任务: a document that has to reach the respondent within a time.</summary>
    /// <param name="Document"><c>prior-notice</c>, <c>decision</c> or <c>correction</c>.</param>
    /// <param name="Method">How it is to be served; the record of service says how it was.</param>
    /// <param name="Deadline">Id of the deadline that was opened with it.</param>
    public sealed record ServiceDuty(string Document, string Method, string Deadline, DateOnly DueOn, DateTimeOffset Opened)
    {
        public DateOnly? Served { get; init; }
    }
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        /// <summary>Why the document cannot be served now; null when the duty may be opened.</summary>
        public Refusal? RefuseService(string document, DateTimeOffset now) => document switch
        {
            _ when Facts.Duties.Any(d => d.Document == document && d.Served is null) => CaseRefusals.ServiceOpen,
            "prior-notice" => CaseLifecycle.Opening(this, CaseTrigger.IssuePriorNotice, now),
            "decision" => CaseLifecycle.Opening(this, CaseTrigger.Serve, now),
            "correction" => CaseLifecycle.Opening(this, CaseTrigger.TellOfCorrection, now),
            _ => throw new ArgumentOutOfRangeException(nameof(document), document, null),
        };

        public void OpenService(ServiceDuty duty) => Facts = Facts with { Duties = [.. Facts.Duties, duty] };

        /// <summary>The document was served; its duty is done.</summary>
        /// <returns>Deadlines that end with it.</returns>
        public IReadOnlyList<string> ServiceDone(string document, DateOnly on)
        {
            var open = Facts.Duties.Where(d => d.Document == document && d.Served is null).ToList();
            Facts = Facts with { Duties = [.. Facts.Duties.Select(d => open.Contains(d) ? d with { Served = on } : d)] };
            return [.. open.Select(d => d.Deadline)];
        }
    }
}
