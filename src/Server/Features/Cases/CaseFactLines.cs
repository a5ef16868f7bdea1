using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Cases.Discussion;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Features.Cases;

/// <summary>基本情况: what the stages recorded, in the order in which they came.</summary>
public sealed class CaseFactLines(CaseDb db, SealedWords words)
{
    public async Task<IReadOnlyList<Pair>> Of(Case of, CancellationToken cancellation)
    {
        var f = of.Facts;
        var texts = await words.Read(of.Id, [f.Verification?.SummaryText, f.Investigation?.SummaryText, f.Decision?.ReasonText, f.Grading?.ReasonText], cancellation);
        string? Text(string? id) => id is null ? null : texts.GetValueOrDefault(id);
        var organisation = await db.Organisations.AsNoTracking().Where(o => o.Id == of.OrganisationId).Select(o => o.Name).FirstAsync(cancellation);
        var named = await db.Organisations.AsNoTracking().Where(o => of.Named.Contains(o.Id)).Select(o => o.Name).ToListAsync(cancellation);
        (string Name, string? Value)[] lines =
        [
            (Texts.Of("cases.fact.organisation"), organisation),
            (Texts.Of("cases.fact.named"), named.Count == 0 ? null : string.Join('、', named)),
            (Texts.Of("cases.fact.conduct"), GradingWords.Conduct(of.Conduct)),
            (Texts.Of("cases.fact.origin"), f.Origin is { } origin ? $"{Matters.MatterQueries.KindName(origin.Kind)} {origin.Number}" : null),
            (Texts.Of("cases.fact.received"), Show.Day(LegalDay.Of(of.ReceivedAt))),
            (Texts.Of("cases.fact.accepted"), f.Acceptance is { } accepted ? $"{(accepted.Accepted ? Texts.Of("cases.fact.accepted") : Texts.Of("cases.fact.not-accepted"))}，{By(accepted.Signed)}" : null),
            (Texts.Of("cases.fact.handlers"), f.Assignment is { } assigned ? $"{assigned.LeadName}、{assigned.SecondName}" : null),
            (Texts.Of("cases.fact.recusals"), f.Recusals.Count == 0 ? null : string.Join('；', f.Recusals.Select(r => $"{r.Name}{r.Granted switch { true => Texts.Of("cases.recusal.granted"), false => Texts.Of("cases.recusal.refused"), _ => Texts.Of("cases.fact.recusal-pending") }}"))),
            (Texts.Of("cases.fact.verification-conclusion"), f.Verification is { } verified ? Conclusion(verified.Conclusion) : null),
            (Texts.Of("cases.fact.verification-summary"), Text(f.Verification?.SummaryText)),
            (Texts.Of("cases.fact.filing"), f.Filing is { } filed ? $"{filed.Number}，{By(filed.Signed)}" : null),
            (Texts.Of("cases.fact.respondent"), f.Investigation is { } report ? string.Join('，', new[] { report.Respondent, report.Institution }.OfType<string>()) : null),
            (Texts.Of("cases.fact.investigation-report"), Text(f.Investigation?.SummaryText)),
            (Texts.Of("cases.fact.grading"), f.Grading is { } grading ? $"{GradingWords.Tier(grading.Tier)}{(grading.Fine is { } fine ? Texts.Of("cases.fact.grading-fine", Show.Money(fine)) : "")}{(grading.SuspensionMonths is { } months ? Texts.Of("cases.fact.grading-suspension", months) : "")}{(grading.Revocation ? Texts.Of("cases.fact.grading-revocation") : "")}{(grading.Deviates ? Texts.Of("cases.fact.grading-deviates") : "")}" : null),
            (Texts.Of("cases.fact.deviation-reason"), Text(f.Grading?.ReasonText)),
            (Texts.Of("cases.fact.legal-review"), f.Review is { } review ? $"{(review.Passed ? Texts.Of("cases.fact.review-passed") : Texts.Of("cases.fact.review-sent-back"))}，{By(review.Signed)}" : null),
            (Texts.Of("cases.fact.prior-notice"), f.PriorNotice is { } notice ? Texts.Of("cases.fact.prior-notice-served", Show.Day(notice.Served), Show.Day(notice.LastDay)) : null),
            (Texts.Of("cases.fact.hearing"), f.Hearing is { } hearing ? Texts.Of("cases.fact.hearing-held-on", Show.Day(hearing.On), hearing.RecordText is null ? Texts.Of("cases.fact.hearing-to-be-held") : Texts.Of("cases.fact.hearing-held"), hearing.Host.Name) : null),
            (Texts.Of("cases.fact.discussion"), f.Discussion is { } met ? $"{Show.Day(met.On)}，{(met.Agreed ? Texts.Of("cases.fact.discussion-agreed") : Texts.Of("cases.fact.discussion-sent-back"))}；{Votes(met)}" : null),
            (Texts.Of("cases.fact.decision"), f.Decision is { } decision ? $"{decision.Number}，{By(decision.Signed)}" : null),
            (Texts.Of("cases.fact.decision-reason"), Text(f.Decision?.ReasonText)),
            (Texts.Of("cases.fact.service"), f.Service is { } service ? Show.Day(service.On) : null),
            (Texts.Of("cases.fact.enforcement"), f.Measures.Count == 0 ? null : string.Join('；', f.Measures.Select(m => $"{m.What}{(m.Finished is null ? Texts.Of("cases.fact.measure-underway") : Texts.Of("cases.fact.measure-finished"))}"))),
            (Texts.Of("cases.fact.public-notice"), f.Notice is { } shown ? shown.WithdrawnAt is not null ? Texts.Of("cases.fact.notice-withdrawn") : shown.PublishedAt is { } at ? Texts.Of("cases.fact.notice-published", Show.Day(LegalDay.Of(at))) : shown.Approved is null ? Texts.Of("cases.fact.notice-to-approve") : Texts.Of("cases.fact.notice-to-publish") : null),
            .. Beside(f),
            (Texts.Of("cases.fact.closing"), f.Closure is { } closure ? By(closure.Signed) : null),
        ];
        return [.. lines.Where(l => !string.IsNullOrEmpty(l.Value)).Select(l => new Pair(l.Name, l.Value!))];
    }

    // What procedures beside the main one recorded.
    private static (string Name, string? Value)[] Beside(CaseFacts f) =>
    [
        (Texts.Of("cases.fact.decision-draft"), f.Draft is null ? null : Texts.Of("cases.fact.decision-draft-ready")),
        (Texts.Of("cases.fact.challenges"), f.Challenges.Count == 0 ? null : string.Join('；', f.Challenges.Select(c =>
            Texts.Of("cases.fact.challenge-line", c.Kind == "suit" ? Texts.Of("cases.fact.challenge-suit") : Texts.Of("cases.fact.challenge-reconsideration"), c.Organ, c.Number, Show.Day(c.AppliedOn), c.Late ? Texts.Of("cases.fact.challenge-late", Show.Day(c.LastDay)) : "", c.Stayed == true ? Texts.Of("cases.fact.challenge-stayed") : "", Result(c.Result))))),
        (Texts.Of("cases.fact.correction"), f.Correction is { } correction ? $"{Result(correction.Kind)}（{correction.Number}），{By(correction.Signed)}" : null),
        (Texts.Of("cases.fact.collection"), f.Collection is { } collection ? Texts.Of("cases.fact.collection-line", Show.Day(collection.Reminded), collection.Deferral is { } d ? Texts.Of("cases.fact.collection-deferral", Show.Day(d.Until)) : "", collection.Court is { } court ? Texts.Of("cases.fact.collection-court", Show.Day(court.On), court.Court) : "", collection.Ended switch { "paid" => Texts.Of("cases.fact.collection-paid", Show.Money(collection.Paid ?? 0)), "given-up" => Texts.Of("cases.fact.collection-given-up"), _ => "" }) : null),
        (Texts.Of("cases.fact.credit-repair"), f.Repair is { } repair ? Texts.Of("cases.fact.repair-line", Show.Day(repair.AppliedOn), repair.Granted switch { true => Texts.Of("cases.fact.repair-granted"), false => Texts.Of("cases.fact.repair-refused"), _ => Texts.Of("cases.fact.repair-pending") }) : null),
        (Texts.Of("cases.fact.merger"), f.Merger is { Approved: not null } merger ? Texts.Of("cases.fact.merged-into", merger.TargetNumber, merger.Undone is null ? "" : Texts.Of("cases.fact.merger-undone")) : null),
        (Texts.Of("cases.fact.merged-cases"), f.Merged.Count == 0 ? null : string.Join('、', f.Merged.Select(m => m.Number))),
        (Texts.Of("cases.fact.file"), f switch { { Destruction.Destroyed: { } gone } => Texts.Of("cases.fact.file-destroyed", By(gone), f.Destruction.Witness), { Hold: { } hold } => Texts.Of("cases.fact.file-held", By(hold.Signed)), { Destruction: not null } => Texts.Of("cases.fact.file-under-appraisal"), _ => null }),
    ];

    private static string Result(string? code) => code switch { "upheld" => Texts.Of("cases.result.upheld"), "changed" => Texts.Of("cases.result.changed"), "annulled" => Texts.Of("cases.result.annulled"), "redo" => Texts.Of("cases.result.redo"), _ => Texts.Of("cases.result.pending") };

    /// <summary>参加表决5人，同意4人，弃权1人.</summary>
    internal static string Votes(CollectiveDiscussion met)
    {
        var (against, abstained) = (met.Others.Count(o => !o.Abstains), met.Others.Count(o => o.Abstains));
        return Texts.Of("cases.votes.line", met.Attendees.Count, met.InFavour(), against > 0 ? Texts.Of("cases.votes.against", against) : "", abstained > 0 ? Texts.Of("cases.votes.abstained", abstained) : "");
    }

    private static string By(Signature signed) => $"{signed.Name} {Show.Day(LegalDay.Of(signed.At))}";

    internal static string Conclusion(string code) => code switch
    {
        "substantiated" => Texts.Of("cases.conclusion.substantiated"), "unsubstantiated" => Texts.Of("cases.conclusion.unsubstantiated"),
        "transfer" => Texts.Of("cases.conclusion.transfer"), "keep-on-file" => Texts.Of("cases.conclusion.keep-on-file"), _ => code,
    };
}
