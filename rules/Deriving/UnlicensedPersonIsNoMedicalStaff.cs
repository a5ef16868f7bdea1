namespace Qingyi.Rules.Deriving;

[Name("不予处罚的理由 从业行为不以无执业资格人员为主体")]
[Article("医师法 59")]
[Editions("2026.2")]
public sealed class UnlicensedPersonIsNoMedicalStaff : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Unlicensed)
            .Match(() => finding, f => f.Proven, f => f.Conduct != Conduct.UnlicensedPractice, f => f.Conduct != Conduct.InsuranceFraud);

        Then()
            .Yield(_ => new Unpunished(
                finding,
                "该行为以医疗机构、企业或者其人员为主体，没有处罚无执业资格人员的条文；行医的，请按“无证行医”认定",
                "医师法 59"));
    }
}
