using Qingyi.Domain.Cases.Reporting;

namespace Qingyi.Domain.Cases.Reporting
{
    /// <summary>上报 or 移送: a message that left for another organ, its receipt, and what came back.</summary>
    /// <param name="Kind"><c>report</c> or <c>transfer</c>.</param>
    /// <param name="FeedbackText">Id of the sealed words that the other organ sent with its outcome.</param>
    public sealed record ReportedUp(string Message, string Kind, string To, DateTimeOffset At, string? Receipt, string? Outcome, string? FeedbackText = null);
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        public Refusal? ReportUp(string message, string to, DateTimeOffset now) =>
            Do(CaseTrigger.ReportUp, CaseLifecycle.System, now, f => f with { Reports = [.. f.Reports, new(message, "report", to, now, null, null)] });

        public Refusal? TransferOut(string message, string to, DateTimeOffset now) =>
            Do(CaseTrigger.TransferOut, CaseLifecycle.System, now, f => f with { Reports = [.. f.Reports, new(message, "transfer", to, now, null, null)] });

        /// <summary>The other organ's receipt or feedback; may come at any time and moves nothing.</summary>
        public void HearBack(string message, string? receipt, string? outcome, string? text = null) =>
            Facts = Facts with
            {
                Reports = [.. Facts.Reports.Select(r => r.Message == message ? r with { Receipt = receipt ?? r.Receipt, Outcome = outcome ?? r.Outcome, FeedbackText = text ?? r.FeedbackText } : r)],
            };
    }
}
