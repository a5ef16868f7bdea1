namespace Qingyi.Rules.Measures;

[Name("提示-投标单位负责人按比例罚款")]
[Article("基本医疗卫生与健康促进法 103")]
[Editions("2026.2")]
public sealed class BiddersPersonsAreFined : Rule
{
    public override void Define()
    {
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.Provision == Provisions.TenderFraud);

        Then()
            .Yield(_ => Propose.Reminder("对法定代表人、主要负责人、直接负责的主管人员和其他责任人员处单位罚款数额百分之五以上百分之十以下罚款", "基本医疗卫生与健康促进法 103"));
    }
}
