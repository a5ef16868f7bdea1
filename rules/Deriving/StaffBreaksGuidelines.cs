namespace Qingyi.Rules.Deriving;

[Name("九项准则 医疗机构人员违反廉洁从业准则")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.1", "2026.2")]
public sealed class StaffBreaksGuidelines : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => finding, f => f.Proven, f => f.IsGuidelineBreach)
            .Match(() => law, l => l.InForce("guidelines"));

        Then()
            .Yield(_ => new Violation(Provisions.Guidelines, finding));
    }
}
