namespace Qingyi.Rules.Measures;

[Name("提示-负有个人责任的企业人员可以处罚")]
[Article("反不正当竞争法 24(2)")]
[Editions("2026.2")]
public sealed class PersonsInChargeMayBeFined : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => !m.IsStaff)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.CompanyBribery);

        Then()
            .Yield(_ => Propose.Reminder("法定代表人、主要负责人和直接责任人员负有个人责任的，另行没收违法所得，并处一百万元以下罚款", "反不正当竞争法 24(2)"));
    }
}
