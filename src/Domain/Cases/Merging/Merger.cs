using Qingyi.Domain.Cases.Closing;
using Qingyi.Domain.Cases.Merging;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.Merging
{
    /// <summary>并案: this case goes on inside another one. Tip, evidence and people stay here, under this case's own confidentiality.</summary>
    /// <param name="Target">Id of the leading case that was proposed.</param>
    /// <param name="TargetNumber">Its number when it was proposed.</param>
    /// <param name="Ground"><c>same-person</c> or <c>same-matter</c>.</param>
    /// <param name="FormerStage">Where the case goes back to when it is taken apart again.</param>
    public sealed record Merger(string Target, string TargetNumber, string Ground, string? ReasonText, CaseStage FormerStage, Signature Proposed)
    {
        public Signature? Confirmed { get; init; }
        public Signature? Approved { get; init; }

        /// <summary>Id of the leading case while this case is merged; null before and after.</summary>
        public string? Into => Approved is not null && Undone is null ? Target : null;

        /// <summary>Deadlines that ended with the merger; they run on as before when the case is taken apart.</summary>
        public IReadOnlyList<string> Deadlines { get; init; } = [];
        public Signature? Undone { get; init; }
    }

    /// <summary>A case that goes on inside this one.</summary>
    public sealed record MergedCase(string Id, string Number);
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        public Refusal? ProposeMerger(Case leading, string ground, string? reasonText, Person by, DateTimeOffset now) =>
            MergeRefusal(leading) ?? Do(CaseTrigger.ProposeMerger, by, now, f => f with { Merger = new(leading.Id, leading.Number, ground, reasonText, Stage, Signature.Of(by, now)) });

        public Refusal? ConfirmMerger(Person by, DateTimeOffset now) =>
            Do(CaseTrigger.ConfirmMerger, by, now, f => f with { Merger = f.Merger! with { Confirmed = Signature.Of(by, now) } });

        /// <summary>A leader approves: the case closes into the leading one, and each names the other.</summary>
        /// <param name="deadlines">Ids of the deadlines that end with it.</param>
        public Refusal? MergeInto(Case leading, IReadOnlyList<string> deadlines, Person by, DateTimeOffset now)
        {
            var (signed, former) = (Signature.Of(by, now), Stage);
            var refusal = MergeRefusal(leading) ?? Do(CaseTrigger.Merge, by, now, f => f with
            {
                Merger = f.Merger! with { Approved = signed, FormerStage = former, Deadlines = deadlines, TargetNumber = leading.Number },
                Closure = new Closure(Texts.Of("cases.merged-into", leading.Number), signed),
            });
            if (refusal is null)
            {
                leading.Facts = leading.Facts with { Merged = [.. leading.Facts.Merged, new(Id, Number)] };
            }

            return refusal;
        }

        /// <summary>分案: goes back to where it stood, as long as nothing was decided in the leading case.</summary>
        public Refusal? Unmerge(Case leading, Person by, DateTimeOffset now)
        {
            if (LeadingDecided(leading) is { } decided)
            {
                return decided;
            }

            if (!by.IsAny(Role.Leader, Role.PrincipalLeader))
            {
                return CaseRefusals.ByCode(CaseRefusals.LeaderMerges);
            }

            var refusal = Do(CaseTrigger.Unmerge, by, now, f => f with { Merger = f.Merger! with { Undone = Signature.Of(by, now) }, Closure = null });
            if (refusal is null)
            {
                leading.Facts = leading.Facts with { Merged = [.. leading.Facts.Merged.Where(m => m.Id != Id)] };
            }

            return refusal;
        }

        /// <summary>Once the leading case is decided or over, nothing is merged into it or taken out of it; null until then.</summary>
        public static Refusal? LeadingDecided(Case leading) =>
            leading.Facts.Decision is not null || leading.Stage is CaseStage.Disposed or CaseStage.Closed ? CaseRefusals.LeadingDecided(leading.Number) : null;

        private Refusal? MergeRefusal(Case leading) =>
            leading.Id == Id ? CaseRefusals.MergedIntoItself
            : leading.OrganisationId != OrganisationId ? CaseRefusals.LeadingElsewhere
            : leading.Facts.Merger is { Into: not null } ? CaseRefusals.LeadingMerged(leading.Facts.Merger.TargetNumber)
            : LeadingDecided(leading) is { } decided ? decided
            : Facts.Merged.Count > 0 ? CaseRefusals.LeadsOthers
            : null;
    }
}
