namespace Qingyi.Rules.Deriving;

[Name("不予处罚的理由 诊疗和机构管理行为不以企业为主体")]
[Article("医师法 56")]
[Editions("2026.2")]
public sealed class CompanyDoesNotTreat : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Company)
            .Match(() => finding, f => f.Proven, f => f.IsClinical);

        Then()
            .Yield(_ => new Unpunished(
                finding,
                "该行为以医疗机构或者其人员为主体，没有处罚医药企业的条文；请核对当事人类别",
                "医师法 56"));
    }
}
