namespace Qingyi.Rules.Deriving;

[Name("不予处罚的理由 由所在单位处理的行为没有处罚条文")]
[Article("卫办发〔2012〕45号")]
[Editions("2026.2")]
public sealed class MatterOfTheUnitHasNoPenalty : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => finding, f => f.Proven, f => f.IsMatterOfTheUnit);

        Then()
            .Yield(_ => new Unpunished(
                finding,
                "没有处罚个人的条文：由所在单位批评教育、处分，医保违规的按支付资格管理记分；收受财物的，请另行认定",
                "卫办发〔2012〕45号"));
    }
}
