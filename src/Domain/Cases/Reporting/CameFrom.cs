using Qingyi.Domain.Cases.Reporting;

namespace Qingyi.Domain.Cases.Reporting
{
    /// <summary>移送接收: the organ that handed the matter to us, and what it has been told since.</summary>
    /// <param name="Partner">The name that the organ is registered under.</param>
    /// <param name="Receipt">What its message was answered with; feedback names it.</param>
    /// <param name="Number">The case number over there.</param>
    /// <param name="ReplyBy">The last day that it asked to hear from us, inclusive.</param>
    /// <param name="Told">Outcomes that went back already, each once: <c>accepted</c>, <c>rejected</c>, <c>concluded</c>.</param>
    public sealed record CameFrom(string Partner, string Receipt, string Number, DateOnly? ReplyBy, IReadOnlyList<string> Told);
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        /// <summary>The matter was handed over by another organ, which will hear what becomes of it.</summary>
        public void ComeFrom(string partner, string receipt, string number, DateOnly? replyBy) =>
            Facts = Facts with { CameFrom = new(partner, receipt, number, replyBy, []) };

        /// <summary>What the sender should hear now and has not heard yet; null where there is nothing to tell.</summary>
        public string? NewsForSender()
        {
            var outcome = Facts switch
            {
                { Acceptance.Accepted: false } => "rejected",
                { Decision: not null } or { Disposal: not null } or { Feedback: not null } => "concluded",
                { Acceptance: not null } => "accepted",
                _ => null,
            };
            return outcome is null || Facts.CameFrom is not { } from || from.Told.Contains(outcome) ? null : outcome;
        }

        /// <summary>The sender has been told.</summary>
        public void TellSender(string outcome) =>
            Facts = Facts with { CameFrom = Facts.CameFrom! with { Told = [.. Facts.CameFrom!.Told, outcome] } };
    }
}
