using Qingyi.Domain.Cases.Discussion;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.Discussion
{
    /// <summary>集体讨论 (行政处罚法 57): the leaders of the organ, with the minutes.</summary>
    public sealed record CollectiveDiscussion(bool Agreed, DateOnly On, IReadOnlyList<string> Attendees, string MinutesText, Signature Signed);
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        public Refusal? Discuss(bool agreed, DateOnly on, IReadOnlyList<string> attendees, string minutesText, Person by, DateTimeOffset now)
        {
            if (attendees.Count < 2)
            {
                return CaseRefusals.DiscussionNeedsSeveral;
            }

            return Do(CaseTrigger.Discuss, by, now, f => f with { Discussion = new(agreed, on, attendees, minutesText, Signature.Of(by, now)) });
        }
    }
}
