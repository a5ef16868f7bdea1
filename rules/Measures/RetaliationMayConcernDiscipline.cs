namespace Qingyi.Rules.Measures;

[Name("移送审查-纪检 打击报复举报人")]
[Article("监察法 73")]
[Editions("2026.2")]
public sealed class RetaliationMayConcernDiscipline : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff, m => m.PublicInstitution, m => m.Has(Circumstance.Retaliated))
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge);

        Then()
            .Yield(_ => Propose.Transfer(TransferTo.Discipline, Mode.May, TransferStrength.Review, "监察法 73（打击报复举报人的，另行处理）"));
    }
}
