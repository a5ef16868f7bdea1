namespace Qingyi.Rules.Deriving;

[Name("不予处罚的理由 从业行为不以参保人为主体")]
[Article("医疗保障基金使用监督管理条例 41")]
[Editions("2026.2")]
public sealed class InsuredIsNoMedicalStaff : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Insured)
            .Match(() => finding,
                f => f.Proven,
                f => f.Conduct != Conduct.InsuranceViolation,
                f => f.Conduct != Conduct.InsuranceFraud,
                f => f.Conduct != Conduct.UnlicensedPractice);

        Then()
            .Yield(_ => new Unpunished(
                finding,
                "该行为以医疗机构、企业或者其人员为主体，没有处罚参保人的条文；请核对当事人类别",
                "医疗保障基金使用监督管理条例 41"));
    }
}
