using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Cases.Service;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.Service
{
    /// <summary>送达 (行政处罚法 61): on the spot or within seven working days.</summary>
    /// <param name="Method"><c>in-person</c>, <c>post</c>, <c>left</c>, <c>electronic</c> or <c>public-notice</c>.</param>
    public sealed record ServiceOfDecision(string Method, DateOnly On, Signature Signed);
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        public Refusal? Serve(string method, DateOnly on, Person by, DateTimeOffset now)
        {
            if (on > LegalDay.Of(now))
            {
                return CaseRefusals.DayNotYetCome;
            }

            return Do(CaseTrigger.Serve, by, now, f => f with { Service = new(method, on, Signature.Of(by, now)) });
        }
    }
}
