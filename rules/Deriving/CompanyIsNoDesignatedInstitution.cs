namespace Qingyi.Rules.Deriving;

[Name("不予处罚的理由 违规使用医保基金以定点医药机构为主体")]
[Article("医疗保障基金使用监督管理条例 38")]
[Editions("2026.2")]
public sealed class CompanyIsNoDesignatedInstitution : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Company)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.InsuranceViolation);

        Then()
            .Yield(_ => new Unpunished(
                finding,
                "条例第三十八条处罚定点医药机构，没有处罚一般企业的条文；以欺诈手段骗取的，请按“欺诈骗保”认定",
                "医疗保障基金使用监督管理条例 38"));
    }
}
