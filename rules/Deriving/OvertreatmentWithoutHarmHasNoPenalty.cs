namespace Qingyi.Rules.Deriving;

[Name("不予处罚的理由 过度诊疗未造成不良后果的没有处罚条文")]
[Article("医师法 56(5)")]
[Editions("2026.2")]
public sealed class OvertreatmentWithoutHarmHasNoPenalty : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.OverTreatment, f => !f.Harm);

        Then()
            .Yield(_ => new Unpunished(
                finding,
                "医师法第五十六条第五项以造成不良后果为要件；未造成不良后果的，由所在单位处理",
                "医师法 56(5)"));
    }
}
