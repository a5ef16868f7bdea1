using Qingyi.Domain.Cases.Discussion;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.Discussion
{
    /// <summary>集体讨论 (行政处罚法 57): the leaders of the organ, with the minutes.</summary>
    /// <param name="Attendees">Everybody who voted; who is not among <see cref="Others"/> voted for the proposal.</param>
    public sealed record CollectiveDiscussion(bool Agreed, DateOnly On, IReadOnlyList<string> Attendees, string MinutesText, Signature Signed)
    {
        public IReadOnlyList<OtherVote> Others { get; init; } = [];

        public int InFavour() => Attendees.Count - Others.Count;
    }

    /// <summary>A vote that was not given for the proposal.</summary>
    /// <param name="Abstains">Otherwise it is against.</param>
    /// <param name="ReasonText">Id of the sealed reason; null: none was given.</param>
    public sealed record OtherVote(string Name, bool Abstains, string? ReasonText);
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        /// <param name="others">Who voted against or abstained, each of them an attendee and named once.</param>
        public Refusal? Discuss(bool agreed, DateOnly on, IReadOnlyList<string> attendees, string minutesText, Person by, DateTimeOffset now, IReadOnlyList<OtherVote>? others = null)
        {
            others ??= [];
            if (attendees.Count < 2)
            {
                return CaseRefusals.DiscussionNeedsSeveral;
            }

            if (attendees.Distinct(StringComparer.Ordinal).Count() < attendees.Count || others.Any(o => !attendees.Contains(o.Name)) || others.DistinctBy(o => o.Name, StringComparer.Ordinal).Count() < others.Count)
            {
                return CaseRefusals.VotesOfAttendees;
            }

            if (agreed && (attendees.Count - others.Count) * 2 <= attendees.Count)
            {
                return CaseRefusals.NoMajority(attendees.Count - others.Count, attendees.Count);
            }

            return Do(CaseTrigger.Discuss, by, now, f => f with { Discussion = new(agreed, on, attendees, minutesText, Signature.Of(by, now)) { Others = others } });
        }
    }
}
