namespace Qingyi.Rules.Grading;

[Name("档次调整 从轻情节相抵后降档")]
[Article("裁量规则 3.4")]
[Editions("2026.1", "2026.2")]
public sealed class NetMitigationLowersGrade : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Weights weights = null!;

        When()
            .Match(() => law)
            .Match(() => weights, w => w.NetMitigation >= law["discretion/facts-per-step"]);

        Then()
            .Yield(_ => new GradeShift(weights.Net / law["discretion/facts-per-step"]));
    }
}
