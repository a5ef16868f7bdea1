using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Cases.PriorNotice;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.PriorNotice
{
    /// <summary>事先告知 (行政处罚法 44, 62): what is about to be decided, and the rights that go with it.</summary>
    /// <param name="Served">Day on which the notice reached the respondent (Asia/Shanghai).</param>
    /// <param name="LastDay">Last day for a statement or a request for hearing: five working days (article 64).</param>
    /// <param name="Noticed">The grading that was announced; a heavier one needs a new notice on new facts (article 45).</param>
    public sealed record NoticeBeforeDecision(DateOnly Served, DateOnly LastDay, bool HearingOffered, Grading.GradingDecision Noticed, Signature Signed);

    /// <summary>陈述申辩: what the respondent did within the time.</summary>
    /// <param name="Kind"><c>stated</c>, <c>hearing-requested</c>, <c>waived</c> (in writing) or <c>none</c>.</param>
    public sealed record Defence(string Kind, DateOnly On, string? StatementText, string? ReviewText, Signature? Reviewed, Signature Signed);
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        public Refusal? IssuePriorNotice(DateOnly served, DateOnly lastDay, bool hearingOffered, Person by, DateTimeOffset now)
        {
            if (served > LegalDay.Of(now))
            {
                return CaseRefusals.DayNotYetCome;
            }

            return Do(CaseTrigger.IssuePriorNotice, by, now,
                f => f with { PriorNotice = new(served, lastDay, hearingOffered, f.Grading!, Signature.Of(by, now)), Defence = null, Hearing = null });
        }

        public Refusal? RecordDefence(string kind, DateOnly on, string? statementText, Person by, DateTimeOffset now)
        {
            if (Facts.PriorNotice is { } notice)
            {
                if (kind == "hearing-requested" && !notice.HearingOffered)
                {
                    return CaseRefusals.NoHearingOffered;
                }

                if (kind == "hearing-requested" && on > notice.LastDay)
                {
                    return CaseRefusals.HearingTooLate(notice.LastDay);
                }

                if (kind == "none" && LegalDay.Of(now) <= notice.LastDay)
                {
                    return CaseRefusals.DefenceStillOpen(notice.LastDay);
                }
            }

            return Do(CaseTrigger.RecordDefence, by, now, f => f with { Defence = new(kind, on, statementText, null, null, Signature.Of(by, now)) });
        }

        public Refusal? ReviewDefence(string reviewText, Person by, DateTimeOffset now) =>
            Do(CaseTrigger.ReviewDefence, by, now, f => f with { Defence = f.Defence! with { ReviewText = reviewText, Reviewed = Signature.Of(by, now) } });
    }
}
