namespace Qingyi.Rules.Measures;

[Name("移送审查-税务 商业贿赂的涉税线索")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.2")]
public sealed class BriberyMayConcernTax : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Company)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.IsTradeBribery);

        Then()
            .Yield(_ => Propose.Transfer(TransferTo.Tax, Mode.May, TransferStrength.Review, "纠正医药购销领域不正之风工作机制（涉税违法线索由税务部门核查）"));
    }
}
