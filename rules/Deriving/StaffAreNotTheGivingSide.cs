namespace Qingyi.Rules.Deriving;

[Name("不予处罚的理由 给付方的行为不以医务人员为主体")]
[Article("药品管理法 88")]
[Editions("2026.2")]
public sealed class StaffAreNotTheGivingSide : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.CompanyBribery);

        Then()
            .Yield(_ => new Unpunished(
                finding,
                "给付方的商业贿赂以企业及其代表为主体，没有处罚医疗机构人员的条文；收受财物的，请按“收受回扣”认定",
                "药品管理法 88"));
    }
}
