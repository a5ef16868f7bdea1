using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Procedures;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Reporters;

/// <summary>复核答复: the reporter does not accept what she was told (信访工作条例 35, 参照).</summary>
public sealed class ReviewAnswer : Procedure
{
    public const string Key = "case-answer-review";
    public const string Limit = "answer-review";

    /// <summary>Days in which it may be asked for, counted from the day after the answer.</summary>
    public const int Days = 30;

    public override string Id => Key;
    public override string Name => Texts.Of("reporters.review-answer.name");
    public override string Purpose => Texts.Of("reporters.review-answer.purpose");
    public override IReadOnlyList<string> Roles { get; } = [Role.Intake, Role.SectionHead];
    public override CaseTrigger? First => null;

    public override Refusal? Refuse(Asking asking) => Late(asking.Case, asking.Now);

    /// <summary>Why it cannot be asked for now; null when it can.</summary>
    public static Refusal? Late(Case of, DateTimeOffset now)
    {
        if (LastDay(of) is not { } last)
        {
            return ReporterRefusals.NothingAnswered;
        }

        return LegalDay.Of(now) > last ? ReporterRefusals.TooLate(last) : null;
    }

    /// <summary>The last day on which it may be asked for; null before the answer.</summary>
    public static DateOnly? LastDay(Case of) => of.Facts.Feedback is { } feedback ? LegalDay.Of(feedback.Signed.At).AddDays(Days) : null;
}

/// <summary>复核对举报人的答复.</summary>
public sealed class AnswerReview : Act
{
    public override string Id => "answer-review";
    public override string Name => Texts.Of("reporters.answer-review.name");
    public override CaseStage Stage => CaseStage.Closed;
    public override string Role => Domain.People.Role.PrincipalLeader;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("upheld", Texts.Of("reporters.answer-review.upheld")), ("amended", Texts.Of("reporters.answer-review.amended")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [];
    public override CaseStage StageIn(Case of) => of.Stage;

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Long("measures", Texts.Of("reporters.answer-review.measures")).Required().Hint(Texts.Of("reporters.answer-review.measures-hint")),
        Forms.Long("message", Texts.Of("reporters.review-answer.name")).Required().Hint(Texts.Of("reporters.answer-review.message-hint")));

    public override Refusal? Apply(Doing doing) => Letters.Answer(doing);
}
