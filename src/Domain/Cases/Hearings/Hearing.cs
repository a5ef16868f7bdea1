using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Cases.Hearings;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.Hearings
{
    /// <summary>听证 (行政处罚法 63–65): free, hosted by somebody who did not investigate, announced seven working days before.</summary>
    /// <param name="Notified">Day of the hearing notice.</param>
    /// <param name="On">Day of the hearing.</param>
    /// <param name="Result"><c>held</c> or <c>waived</c> (absent without good reason), null until then.</param>
    public sealed record Hearing(DateOnly Notified, DateOnly On, bool AgreedEarlier, Signature Host, string? Result, string? RecordText);
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        /// <summary>Sets the day of the hearing.</summary>
        /// <param name="earliest">Seventh working day after the notice, computed on the working-day calendar.</param>
        /// <param name="agreedEarlier">The respondent agreed in writing to an earlier day.</param>
        public Refusal? ArrangeHearing(DateOnly notified, DateOnly on, DateOnly earliest, bool agreedEarlier, Person host, DateTimeOffset now)
        {
            if (on < earliest && !agreedEarlier)
            {
                return CaseRefusals.HearingNoticeTooShort(earliest);
            }

            return Do(CaseTrigger.ArrangeHearing, host, now, f => f with { Hearing = new(notified, on, agreedEarlier, new(host.Id, host.Name, now), null, null) });
        }

        public Refusal? HoldHearing(string result, string recordText, Person by, DateTimeOffset now)
        {
            if (Facts.Hearing is { } hearing && LegalDay.Of(now) < hearing.On)
            {
                return CaseRefusals.HearingNotYet(hearing.On);
            }

            return Do(CaseTrigger.HoldHearing, by, now, f => f with { Hearing = f.Hearing! with { Result = result, RecordText = recordText } });
        }
    }
}
