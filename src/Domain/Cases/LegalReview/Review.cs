using Qingyi.Domain.Cases.LegalReview;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.LegalReview
{
    /// <summary>法制审核 (行政处罚法 58): by somebody who did not investigate.</summary>
    public sealed record Review(bool Passed, string OpinionText, Signature Signed);
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        public Refusal? Review(bool passed, string opinionText, Person by, DateTimeOffset now) =>
            Do(CaseTrigger.Review, by, now, f => f with { Review = new(passed, opinionText, Signature.Of(by, now)) });
    }
}
