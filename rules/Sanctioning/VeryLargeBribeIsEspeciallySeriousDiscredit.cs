namespace Qingyi.Rules.Sanctioning;

[Name("招采信用 特别严重失信")]
[Article("医药价格和招采信用评价制度")]
[Editions("2026.1", "2026.2")]
public sealed class VeryLargeBribeIsEspeciallySeriousDiscredit : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        LawOfDecision now = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Company)
            .Match(() => now, n => n.InForce("procurement-credit"))
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.IsTradeBribery, c => c.Amount >= now["procurement-credit/especially-from"]);

        Then()
            .Yield(_ => Propose.Ban(Mode.Must, IndustryBanKind.CreditRating, null, "医药价格和招采信用评价制度（特别严重失信）"));
    }
}
