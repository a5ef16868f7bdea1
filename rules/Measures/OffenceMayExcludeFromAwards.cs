namespace Qingyi.Rules.Measures;

[Name("人事-违法行为可以取消当年评优评职资格")]
[Article("卫办发〔2007〕296号")]
[Editions("2026.2")]
public sealed class OffenceMayExcludeFromAwards : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => !c.IsGuideline, c => !c.IncludesGain);

        Then()
            .Yield(_ => Propose.Personnel(PersonnelKind.NoAwards, Mode.May, "医德考评制度（卫办发〔2007〕296号）"));
    }
}
