namespace Qingyi.Rules.Deriving;

[Name("不予处罚的理由 没有仅因人员收受财物处罚机构的条文")]
[Article("卫办发〔2012〕45号")]
[Editions("2026.2")]
public sealed class InstitutionIsNotSanctionedForItsStaff : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => finding, f => f.Proven, f => f.IsInstitutionsDuty, f => !f.IsTradeTaking);

        Then()
            .Yield(_ => new Unpunished(
                finding,
                "没有仅因其人员有此行为而处罚医疗机构的条文；责令整改、约谈、通报，并计入校验、评审和巡查",
                "卫办发〔2012〕45号"));
    }
}
