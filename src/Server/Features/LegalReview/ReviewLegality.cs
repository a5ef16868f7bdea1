using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.LegalReview;

/// <summary>法制审核 (行政处罚法 58), point by point; refused to whoever investigated.</summary>
public sealed class ReviewLegality : Act
{
    private static readonly Codes Points = new("legal-review.review-legality", "authority", "facts", "law", "discretion", "procedure");

    public override string Id => "review-legality";
    public override string Name => Texts.Of("legal-review.review-legality.name");
    public override CaseStage Stage => CaseStage.LegalReview;
    public override string Role => Domain.People.Role.LegalReviewer;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("passed", Texts.Of("legal-review.review-legality.passed")), ("returned", Texts.Of("legal-review.review-legality.returned")), ("regrade", Texts.Chinese("legal-review.review-legality.regrade")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "returned" ? [CaseTrigger.Review, CaseTrigger.ReturnToInvestigation] : [CaseTrigger.Review];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Choices("points", Texts.Of("legal-review.review-legality.points"), Points).Hint(Texts.Of("legal-review.review-legality.points-hint")),
        Forms.Long("reviewOpinion", Texts.Of("legal-review.review-legality.review-opinion")).Required());

    public override Refusal? Apply(Doing doing)
    {
        var passed = doing.Outcome == "passed";
        if (passed && doing.List("points").Distinct(StringComparer.Ordinal).Count() < Points.Count())
        {
            return LegalReviewRefusals.PointsMissing(Points.Where(p => !doing.List("points").Contains(p.Code)).Select(p => p.Name));
        }

        return doing.Case.Review(passed, doing.Sealed("reviewOpinion"), doing.By, doing.Now)
            ?? (doing.Outcome == "returned" ? doing.Case.ReturnToInvestigation(doing.By, doing.Now) : null);
    }
}

/// <summary>Why a review cannot pass as it stands.</summary>
public static class LegalReviewRefusals
{
    public static Refusal PointsMissing(IEnumerable<string> points) =>
        Refusals.Of("review-points-missing", string.Join('、', points));
}
