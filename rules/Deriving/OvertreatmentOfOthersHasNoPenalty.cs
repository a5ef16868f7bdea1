namespace Qingyi.Rules.Deriving;

[Name("不予处罚的理由 过度诊疗的处罚只及于医师")]
[Article("医师法 56(5)")]
[Editions("2026.2")]
public sealed class OvertreatmentOfOthersHasNoPenalty : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;

        When()
            .Match(() => matter, m => m.IsStaff, m => m.Kind != SubjectKind.Physician)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.OverTreatment, f => f.Harm);

        Then()
            .Yield(_ => new Unpunished(
                finding,
                "医师法第五十六条只处罚医师；其他人员由所在单位处分",
                "医师法 56(5)"));
    }
}
