namespace Qingyi.Rules.Sanctioning;

[Name("医师法-58 严重违反职业道德的五年直至终身禁止从业")]
[Article("医师法 58")]
[Editions("2026.2")]
public sealed class GraveEthicsBreachBarsFromMedicine : Rule
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
            .Yield(_ => Propose.Months(
                SanctionKind.PracticeBan,
                Mode.May,
                law["ethics-ban/ban-min-months"],
                null,
                "医师法 58（造成恶劣社会影响的，仅由省级以上卫生健康主管部门决定，五年直至终身）"));
    }
}
