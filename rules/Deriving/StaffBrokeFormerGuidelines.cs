namespace Qingyi.Rules.Deriving;

[Name("九不准 医疗机构人员违反行风规定（2021-11-12 前）")]
[Article("国卫办发〔2013〕49号")]
[Editions("2026.1", "2026.2")]
public sealed class StaffBrokeFormerGuidelines : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => finding, f => f.Proven, f => f.IsFormerGuidelineBreach)
            .Match(() => law, l => l.InForce("former-guidelines"));

        Then()
            .Yield(_ => new Violation(Provisions.FormerGuidelines, finding));
    }
}
