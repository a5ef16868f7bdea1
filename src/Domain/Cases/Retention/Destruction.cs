using Qingyi.Domain.Cases.Retention;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.Retention
{
    /// <summary>到期案卷销毁: two people review, a leader approves, and the keys of everything sealed go. The audit chain stays.</summary>
    public sealed record Destruction(DateOnly RetentionEnded, IReadOnlyList<Signature> Reviews)
    {
        public Signature? Approved { get; init; }
        public Signature? Destroyed { get; init; }

        /// <summary>监销人, who watched.</summary>
        public string? Witness { get; init; }

        /// <summary>How many sealed texts and files became unreadable.</summary>
        public int Items { get; init; }
    }

    /// <summary>暂缓销毁: somebody still needs the files, whatever the schedule says.</summary>
    public sealed record FileHold(string ReasonText, Signature Signed);

    /// <summary>保管期限 by kind of case: the id of the limit in the table.</summary>
    public static class RetentionPeriod
    {
        public static string LimitOf(CaseFacts facts) => facts switch
        {
            { Grading: { Revocation: true } or { SuspensionMonths: > 0 } } => "retention-grave",
            { Reports: var reports } when reports.Any(r => r.Kind == "transfer") => "retention-grave",
            { Filing: not null } => "retention-filed",
            _ => "retention-clue",
        };
    }
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        /// <summary>Last day of the files' retention; null while the case is open.</summary>
        /// <param name="months">How long files of this kind are kept.</param>
        public DateOnly? RetainedUntil(int months) => Facts.Closure is { Signed.At: var closed } && Stage is CaseStage.Closed ? LegalDay.Of(closed).AddMonths(months) : null;

        /// <summary>One of two reviews; the same person does not count twice.</summary>
        public Refusal? ReviewDestruction(DateOnly retainedUntil, Person by, DateTimeOffset now) =>
            LegalDay.Of(now) <= retainedUntil ? CaseRefusals.RetentionRuns(retainedUntil)
            : Facts.Destruction?.Reviews.Any(r => r.Involves(by)) == true ? CaseRefusals.ReviewedByTwo
            : Do(CaseTrigger.ReviewDestruction, by, now, f => f with { Destruction = new(retainedUntil, [.. f.Destruction?.Reviews ?? [], Signature.Of(by, now)]) });

        public Refusal? ApproveDestruction(Person by, DateTimeOffset now) =>
            Do(CaseTrigger.ApproveDestruction, by, now, f => f with { Destruction = f.Destruction! with { Approved = Signature.Of(by, now) } });

        /// <summary>The proposal is dropped: the files stay.</summary>
        public void KeepFiles() => Facts = Facts with { Destruction = null };

        /// <summary>Nothing of a person stays in the facts either.</summary>
        public Refusal? DestroyFiles(string witness, int items, Person by, DateTimeOffset now) => WitnessesHerself(witness, by) ? CaseRefusals.WitnessIsOther
            : Do(CaseTrigger.DestroyFiles, by, now, f => f with
            {
                Destruction = f.Destruction! with { Destroyed = Signature.Of(by, now), Witness = witness, Items = items },
                Investigation = f.Investigation is null ? null : f.Investigation with { Respondent = "", Institution = null },
            });

        private static bool WitnessesHerself(string witness, Person by) => witness.Trim() is var name && (by.Name == name || by.For?.Name == name || by.Name.StartsWith(name + "（", StringComparison.Ordinal));

        public Refusal? HoldFiles(string reasonText, Person by, DateTimeOffset now)
        {
            if (Facts.Destruction?.Destroyed is not null)
            {
                return CaseRefusals.ByCode(CaseRefusals.FilesDestroyed);
            }

            Facts = Facts with { Hold = new(reasonText, Signature.Of(by, now)) };
            return null;
        }

        public void ReleaseFiles() => Facts = Facts with { Hold = null };
    }
}
