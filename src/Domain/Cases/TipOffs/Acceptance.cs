using Qingyi.Domain.Cases.TipOffs;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.TipOffs
{
    /// <summary>受理: the desk took the tip as its own, or declined it with a reason.</summary>
    public sealed record Acceptance(bool Accepted, string? ReasonText, Signature Signed);
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        /// <summary>Takes the tip (信访工作条例 22).</summary>
        public Refusal? Accept(Person by, DateTimeOffset now) =>
            Do(CaseTrigger.Accept, by, now, f => f with { Acceptance = new(true, null, Signature.Of(by, now)) });

        /// <summary>Declines the tip; the reason goes to the reporter.</summary>
        public Refusal? Decline(string reasonText, Person by, DateTimeOffset now) =>
            Do(CaseTrigger.Decline, by, now, f => f with { Acceptance = new(false, reasonText, Signature.Of(by, now)) });
    }
}
