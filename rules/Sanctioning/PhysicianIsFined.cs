namespace Qingyi.Rules.Sanctioning;

[Name("医师法-56 并处一万元以上三万元以下罚款")]
[Article("医师法 56")]
[Editions("2026.1", "2026.2")]
public sealed class PhysicianIsFined : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.IsUnderArticle56);

        Then()
            .Yield(_ => Propose.BandedFine(law["physicians-act/fine-min"], law["physicians-act/fine-max"], graded, Scale.Of(law), charge.Basis));
    }
}
