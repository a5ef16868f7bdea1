using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.LegalReview;

/// <summary>法制审核 (行政处罚法 58), point by point; refused to whoever investigated.</summary>
public sealed class ReviewLegality : Act
{
    private static readonly (string Code, string Name)[] Points =
    [
        ("authority", "主体合法，有管辖权"), ("facts", "事实清楚，证据充分"), ("law", "适用法律正确"), ("discretion", "裁量适当，与类案相当"), ("procedure", "程序合法，文书规范"),
    ];

    public override string Id => "review-legality";
    public override string Name => "法制审核";
    public override CaseStage Stage => CaseStage.LegalReview;
    public override string Role => Domain.People.Role.LegalReviewer;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("passed", "审核通过"), ("returned", "退回补充调查"), ("regrade", "退回重新裁量"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "returned" ? [CaseTrigger.Review, CaseTrigger.ReturnToInvestigation] : [CaseTrigger.Review];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Choices("points", "审核内容（第58条）", Points).Hint("逐项审核；全部符合的才能通过。"),
        Forms.Long("reviewOpinion", "审核意见").Required());

    public override Refusal? Apply(Doing doing)
    {
        var passed = doing.Outcome == "passed";
        if (passed && doing.List("points").Distinct(StringComparer.Ordinal).Count() < Points.Length)
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
