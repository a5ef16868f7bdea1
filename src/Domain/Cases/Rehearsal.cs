using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Qingyi.Domain.Cases.Grading;
using Qingyi.Domain.Matters;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases;

/// <summary>
/// A case that never was. It drives the real lifecycle with invented facts, so that a drawing can be walked before it is published: each trigger is fired
/// through the method that the officers' act calls. Everybody holds every role, so that a refusal is the law's and not a matter of who was asked; three
/// people take part, since two handlers and somebody who did not investigate are what the law distinguishes.
/// </summary>
public sealed partial class Rehearsal
{
    /// <summary>When everything in it happens.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 6, 1, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 6, 1);
    private static readonly DateOnly Earlier = new(2026, 5, 6);
    private static readonly DateOnly Last = new(2026, 5, 13);
    private static readonly Person Lead = Of("甲");
    private static readonly Person Second = Of("乙");
    private static readonly Person Other = Of("丙");

    private static readonly string[] Known =
    [
        nameof(CaseFacts.Acceptance), nameof(CaseFacts.Assignment), nameof(CaseFacts.Recusals), nameof(CaseFacts.Verification), nameof(CaseFacts.Disposal), nameof(CaseFacts.Filing),
        nameof(CaseFacts.Investigation), nameof(CaseFacts.Proposal), nameof(CaseFacts.Grading), nameof(CaseFacts.Review), nameof(CaseFacts.PriorNotice), nameof(CaseFacts.Defence),
        nameof(CaseFacts.Hearing), nameof(CaseFacts.Discussion), nameof(CaseFacts.Decision), nameof(CaseFacts.Service), nameof(CaseFacts.Measures), nameof(CaseFacts.Reports),
        nameof(CaseFacts.Notice), nameof(CaseFacts.Feedback), nameof(CaseFacts.Closure),
    ];

    /// <summary>Refusals that hang on the person alone; they say less than what the case lacks.</summary>
    private static readonly string[] Personal =
        [CaseRefusals.NotAHandler, CaseRefusals.TwoHandlers, CaseRefusals.HandlerNotJudge, CaseRefusals.OwnInvestigation, CaseRefusals.HostInvestigated, CaseRefusals.HandlerPublishes];

    /// <summary>Facts that <see cref="Shape"/> does not know one by one.</summary>
    private static readonly PropertyInfo[] Further = [.. typeof(CaseFacts).GetProperties().Where(p => !Known.Contains(p.Name))];

    public Rehearsal(RehearsedCourse course)
        : this(course, new Case { Id = "rehearsal", Number = "—", Title = "—", OrganisationId = "", Path = "/", Conduct = "red-envelope", ReceivedAt = Now })
    {
    }

    private Rehearsal(RehearsedCourse course, Case of) => (Course, Case) = (course, of);

    /// <summary>What the rules would propose in it.</summary>
    public RehearsedCourse Course { get; }

    public Case Case { get; private set; }

    /// <summary>The same case once more; what happens to one does not happen to the other.</summary>
    public Rehearsal Copy() => new(Course, Case.Again(Case.Facts));

    /// <summary>What the case has so far, by name; a guard can only ask for something of it.</summary>
    public IReadOnlySet<string> Established() => Case.Facts.GetType().GetProperties()
        .Where(p => p.GetValue(Case.Facts) is { } value and not System.Collections.ICollection { Count: 0 }).Select(p => p.Name)
        .Concat(Case.Facts.Measures.Where(m => m.Finished is not null).Select(m => m.Kind)).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// Equal for cases that the law treats alike from here on. Who signed and when is left out, and once the case is decided or over, so is what led there:
    /// no guard behind the decision asks for it.
    /// </summary>
    public string Shape()
    {
        var f = Case.Facts;
        var over = Case.Stage is CaseStage.Decision or CaseStage.Enforcement or CaseStage.Closed or CaseStage.Disposed;
        var before = over ? "" : $"{f.Acceptance?.Accepted} {f.Verification?.Conclusion} {f.Verification?.Second is not null} {f.Investigation is not null} {f.Investigation?.Second is not null} "
            + $"{f.Review?.Passed} {f.PriorNotice is not null} {f.Defence?.Kind} {f.Defence?.Reviewed is not null} {f.Hearing is not null} {f.Hearing?.Result} {f.Discussion?.Agreed}";
        var grading = $"{f.Proposal is not null} {f.Grading?.Tier} {f.Grading?.Deviates} {f.Grading?.Approved is not null}";
        var after = $"{f.Disposal?.Kind} {f.Decision?.Kind} {f.Service is not null} {f.Notice is not null} {f.Notice?.Approved is not null} {f.Notice?.PublishedAt} {f.Notice?.WithdrawnAt} {f.Feedback is not null} {f.Closure is not null} "
            + $"{string.Join(',', f.Reports.Select(r => r.Kind))} {string.Join(',', f.Measures.Select(m => m.Kind + (m.Finished is not null)).Order(StringComparer.Ordinal))}";
        return string.Create(CultureInfo.InvariantCulture, $"{Case.Stage}/{before}/{grading}/{after}/{string.Join(',', Further.Select(p => JsonSerializer.Serialize(p.GetValue(f), p.PropertyType)))}");
    }

    /// <summary>A step's form was handed in with this outcome; it moves nothing in law, but conditions read it.</summary>
    public void FillIn(string step, string outcome) =>
        Case = Case.Again(Case.Facts with { Records = [.. Case.Facts.Records.Where(r => r.Step != step), new FormRecord(step, "", outcome, [], new Dictionary<string, string>(), Sign(Lead))] });

    /// <summary>Fires a trigger as an act with this outcome would, by whoever of the three may.</summary>
    /// <param name="act">The act's id; a measure's kind stands in it.</param>
    /// <param name="part"><c>lead</c> or <c>second</c> where the drawing gives the step to a handler; null: anybody.</param>
    /// <returns>Null when done; otherwise what the law lacks, and nothing has happened.</returns>
    public Refusal? Fire(CaseTrigger trigger, string act, string outcome, string? part)
    {
        var refusals = new List<Refusal>();
        foreach (var by in part switch { "lead" => [Lead], "second" => [Second], _ => new[] { Lead, Second, Other } })
        {
            if (Fire(trigger, act, outcome, by) is not { } refusal)
            {
                Case = Case.Again(Settled(Case.Facts));
                return null;
            }

            refusals.Add(refusal);
        }

        return refusals.Find(r => !Personal.Contains(r.Code)) ?? refusals[0];
    }

    private Refusal? Fire(CaseTrigger trigger, string act, string outcome, Person by) => trigger switch
    {
        CaseTrigger.Accept => Case.Accept(by, Now),
        CaseTrigger.Decline => Case.Decline("t", by, Now),
        CaseTrigger.Assign or CaseTrigger.Reassign => Case.Assign(Lead, Second, by, Now),
        CaseTrigger.Verify when outcome == "agreed" => Case.ConfirmVerification(by, Now),
        CaseTrigger.Verify => Case.Verify(outcome, "t", by, Now),
        CaseTrigger.Substantiate => Case.ConfirmVerification(by, Now),
        CaseTrigger.Dispose => Case.Dispose(by, Now),
        CaseTrigger.ApproveFiling => Case.ApproveFiling("案", by, Now),
        CaseTrigger.RefuseFiling => Case.RefuseFiling(by, Now),
        CaseTrigger.RecordInvestigation => Case.ReportInvestigation("某", null, [], 1, "t", by, Now),
        CaseTrigger.ConcludeInvestigation => Case.ConcludeInvestigation(by, Now),
        CaseTrigger.ReturnToInvestigation => Case.ReturnToInvestigation(by, Now),
        CaseTrigger.ProposeGrading => Case.ProposeGrading([], Course.Response(), "sha256:0", Now),
        CaseTrigger.DecideGrading => Case.DecideGrading(Graded(outcome == "deviated", by), by, Now),
        CaseTrigger.ApproveDeviation => Case.ApproveDeviation(by, Now),
        CaseTrigger.Review => Case.Review(outcome == "passed", "t", by, Now),
        CaseTrigger.IssuePriorNotice => Case.IssuePriorNotice(Earlier, Last, Course.Hearing, by, Now),
        CaseTrigger.RecordDefence => Case.RecordDefence(outcome, Last, "t", by, Now),
        CaseTrigger.ReviewDefence => Case.ReviewDefence("t", by, Now),
        CaseTrigger.ArrangeHearing => Case.ArrangeHearing(Earlier, Last, Last, false, by, Now),
        CaseTrigger.HoldHearing => Case.HoldHearing(outcome, "t", by, Now),
        CaseTrigger.Discuss => Case.Discuss(outcome == "agreed", Today, ["甲", "乙"], "t", by, Now),
        CaseTrigger.Decide => Case.Decide(outcome, "罚", "t", by, Now),
        CaseTrigger.Serve => Case.Serve("in-person", Today, by, Now),
        CaseTrigger.StartMeasure => Case.StartMeasure(Kind(act), "t", Earlier, null, by, Now),
        CaseTrigger.FinishMeasure => Case.FinishMeasure(Kind(act), "t", by, Now),
        CaseTrigger.TransferOut => Case.TransferOut("m", "organ", Now),
        CaseTrigger.ReportUp => Case.ReportUp("m", "upper", Now),
        CaseTrigger.DraftNotice => Case.DraftNotice("n", "public", "公示", "正文", by, Now),
        CaseTrigger.ApproveNotice => Case.ApproveNotice(by, Now),
        CaseTrigger.PublishNotice => Case.PublishNotice(Now),
        CaseTrigger.WithdrawNotice => Case.WithdrawNotice("t", by, Now),
        CaseTrigger.GiveFeedback => Case.GiveFeedback("m", by, Now),
        CaseTrigger.Close => Case.Close("卷", by, Now),

        _ => Beside(trigger, outcome, by),
    };

    // Whoever deviates from leaving it at that, penalises.
    private GradingDecision Graded(bool deviates, Person by) => new(
        deviates && Course.Tier == "none" ? "notify" : Course.Tier, Course.Money ? 18000 : null, Course.Licence ? 6 : null, false, deviates, deviates ? "t" : null, Signature.Of(by, Now), null);

    private static string Kind(string act) => act[(act.IndexOf('-', StringComparison.Ordinal) + 1)..];

    // Rounds of a loop leave the same facts behind, so that a walk comes to an end.
    private static CaseFacts Settled(CaseFacts facts) => facts with
    {
        Reports = [.. facts.Reports.DistinctBy(r => (r.Kind, r.To))],
        Challenges = [.. facts.Challenges.TakeLast(1)],
        Redone = [.. facts.Redone.TakeLast(1)],
        Measures = [.. facts.Measures.GroupBy(m => (m.Kind, m.Finished is null)).Select(g => g.First())],
    };

    private static Person Of(string id) => new(id, id, "", "/", Role.Names.Keys.ToHashSet(StringComparer.Ordinal));
}
