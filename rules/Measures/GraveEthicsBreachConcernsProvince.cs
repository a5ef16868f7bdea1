namespace Qingyi.Rules.Measures;

[Name("移送审查-卫健 省级以上主管部门决定禁业")]
[Article("医师法 58")]
[Editions("2026.2")]
public sealed class GraveEthicsBreachConcernsProvince : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law, l => l.InForce("ethics-ban"))
            .Match(() => matter, m => m.Kind == SubjectKind.Physician, m => m.Has(Circumstance.WidePublicity))
            .Match(() => graded, g => g.Grade >= Grade.EspeciallySerious)
            .Match(() => charge, c => c.IsUnderArticle56);

        Then()
            .Yield(_ => Propose.Transfer(TransferTo.HealthAuthority, Mode.May, TransferStrength.Review, "医师法 58（报省级以上卫生健康主管部门）"));
    }
}
