namespace Qingyi.Rules.Deriving;

[Name("九项准则-5 恪守保密准则，不泄露患者隐私")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.2")]
public sealed class Principle5NoPrivacyLeak : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.IsStaff || m.Kind == SubjectKind.Institution)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.PrivacyLeak)
            .Match(() => law, l => l.InForce("guidelines"));

        Then()
            .Yield(_ => Propose.Principle(5, "恪守保密准则，不泄露患者隐私", finding.Conduct));
    }
}
