using Qingyi.Domain.Cases.Reconsideration;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.Reconsideration
{
    /// <summary>行政复议 or 行政诉讼 against the decision. It does not stop the enforcement (行政处罚法 73); a stay is a decision of its own.</summary>
    /// <param name="Kind"><c>reconsideration</c> or <c>suit</c>.</param>
    /// <param name="Organ">The organ of review, or the court.</param>
    /// <param name="CopyReceived">When the copy reached us: the time for the answer runs from here.</param>
    /// <param name="LastDay">Last day for the application, counted from the service of the decision. Whether a later one is taken is for the organ to say.</param>
    public sealed record Challenge(string Kind, string Organ, string Number, DateOnly AppliedOn, DateOnly CopyReceived, DateOnly LastDay, string? GistText, Signature Registered)
    {
        public bool Late => AppliedOn > LastDay;

        /// <summary>停止执行; null until somebody decided on it.</summary>
        public bool? Stayed { get; init; }
        public string? StayText { get; init; }
        public Signature? StaySigned { get; init; }
        public string? AnswerText { get; init; }
        public Signature? Answered { get; init; }

        /// <summary><c>upheld</c>, <c>changed</c>, <c>annulled</c> or <c>redo</c>; null while it is pending.</summary>
        public string? Result { get; init; }
        public DateOnly? ResultOn { get; init; }
        public string? ResultText { get; init; }
    }
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        /// <summary>The review or suit that is pending.</summary>
        public Challenge? OpenChallenge => Facts.Challenges.FirstOrDefault(c => c.Result is null);

        /// <summary>What the last review or suit ordered for the decision as it stands; null where it was upheld, or was decided anew since.</summary>
        public string? Ordered => Facts.Challenges is [.., { Result: { } result, Registered.At: var registered }] && result != "upheld"
            && !Facts.Redone.Any(c => c.Signed.At > registered) ? result : null;

        public Refusal? RegisterChallenge(Challenge challenge, Person by, DateTimeOffset now) =>
            challenge.CopyReceived > LegalDay.Of(now) ? CaseRefusals.DayNotYetCome
            : challenge.AppliedOn > challenge.CopyReceived ? CaseRefusals.CopyBeforeApplication
            : challenge.AppliedOn < Facts.Service?.On ? CaseRefusals.ChallengedBeforeService(Facts.Service.On)
            : Do(CaseTrigger.RegisterChallenge, by, now, f => f with { Challenges = [.. f.Challenges, challenge] });

        /// <summary>停止执行, on one of the grounds of 行政复议法 42 or 行政诉讼法 56, or not.</summary>
        public Refusal? DecideStay(bool stayed, string groundText, Person by, DateTimeOffset now) =>
            Do(CaseTrigger.DecideStay, by, now, f => Challenged(f, c => c with { Stayed = stayed, StayText = groundText, StaySigned = Signature.Of(by, now) }));

        public Refusal? AnswerChallenge(string answerText, Person by, DateTimeOffset now) =>
            Do(CaseTrigger.AnswerChallenge, by, now, f => Challenged(f, c => c with { AnswerText = answerText, Answered = Signature.Of(by, now) }));

        /// <summary>The result as the organ or the court gave it; a stay ends with it.</summary>
        public Refusal? ConcludeChallenge(string result, DateOnly on, string resultText, Person by, DateTimeOffset now) =>
            on > LegalDay.Of(now) ? CaseRefusals.DayNotYetCome
            : on < OpenChallenge?.AppliedOn ? CaseRefusals.ResultBeforeApplication
            : Do(CaseTrigger.ConcludeChallenge, by, now, f => Challenged(f, c => c with { Result = result, ResultOn = on, ResultText = resultText }));

        private static CaseFacts Challenged(CaseFacts facts, Func<Challenge, Challenge> change) =>
            facts with { Challenges = [.. facts.Challenges.Select(c => c.Result is null ? change(c) : c)] };
    }
}
