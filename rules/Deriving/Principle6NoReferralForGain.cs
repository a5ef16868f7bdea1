namespace Qingyi.Rules.Deriving;

[Name("九项准则-6 服从诊疗需要，不牟利转介患者")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.2")]
public sealed class Principle6NoReferralForGain : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.IsStaff || m.Kind == SubjectKind.Institution)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.ReferralForGain)
            .Match(() => law, l => l.InForce("guidelines"));

        Then()
            .Yield(_ => Propose.Principle(6, "服从诊疗需要，不牟利转介患者", finding.Conduct));
    }
}
