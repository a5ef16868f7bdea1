using Qingyi.Domain.Cases.Filing;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.Filing
{
    /// <summary>立案 (行政处罚法 54): approved by a leader; the 90 days of article 60 begin here.</summary>
    /// <param name="Number">Case number of the filing series, such as 示卫案〔2026〕0001号.</param>
    public sealed record FilingApproval(string Number, Signature Signed);
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        public Refusal? ApproveFiling(string number, Person by, DateTimeOffset now)
        {
            var refusal = Do(CaseTrigger.ApproveFiling, by, now, f => f with { Filing = new(number, Signature.Of(by, now)) });
            if (refusal is null)
            {
                Number = number;
            }

            return refusal;
        }

        /// <summary>不予立案: ends the clue; the handlers give the reporter the reason.</summary>
        public Refusal? RefuseFiling(Person by, DateTimeOffset now) =>
            Do(CaseTrigger.RefuseFiling, by, now, f => f with { Disposal = new("not-filed", Signature.Of(by, now)) });
    }
}
