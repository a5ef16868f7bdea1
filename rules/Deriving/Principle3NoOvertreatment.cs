namespace Qingyi.Rules.Deriving;

[Name("九项准则-3 依据规范行医，不实施过度诊疗")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.2")]
public sealed class Principle3NoOvertreatment : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.IsStaff || m.Kind == SubjectKind.Institution)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.OverTreatment)
            .Match(() => law, l => l.InForce("guidelines"));

        Then()
            .Yield(_ => Propose.Principle(3, "依据规范行医，不实施过度诊疗", finding.Conduct));
    }
}
