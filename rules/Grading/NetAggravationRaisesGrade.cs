namespace Qingyi.Rules.Grading;

[Name("档次调整 从重情节相抵后升档")]
[Article("裁量规则 3.4")]
[Editions("2026.1", "2026.2")]
public sealed class NetAggravationRaisesGrade : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Weights weights = null!;

        When()
            .Match(() => law)
            .Match(() => weights, w => w.Net >= law["discretion/facts-per-step"]);

        Then()
            .Yield(_ => new GradeShift(weights.Net / law["discretion/facts-per-step"]));
    }
}
