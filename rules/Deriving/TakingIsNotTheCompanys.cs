namespace Qingyi.Rules.Deriving;

[Name("不予处罚的理由 收受方的行为不以企业为主体")]
[Article("药品管理法 88")]
[Editions("2026.2")]
public sealed class TakingIsNotTheCompanys : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Company)
            .Match(() => finding, f => f.Proven, f => f.IsTakingSide, f => !f.IsDrugKickback, f => !f.IsTradeTaking);

        Then()
            .Yield(_ => new Unpunished(
                finding,
                "该行为以收受财物的人员为主体，没有处罚企业的条文；企业给付财物的，请按“商业贿赂（给付方）”认定",
                "药品管理法 88"));
    }
}
