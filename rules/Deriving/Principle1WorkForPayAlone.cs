namespace Qingyi.Rules.Deriving;

[Name("九项准则-1 合法按劳取酬，不接受商业提成")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.2")]
public sealed class Principle1WorkForPayAlone : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.IsStaff || m.Kind == SubjectKind.Institution)
            .Match(() => finding,
                f => f.Proven,
                f => f.Conduct == Conduct.Commission || f.Conduct == Conduct.DataForSale || f.Conduct == Conduct.OffSitePurchase)
            .Match(() => law, l => l.InForce("guidelines"));

        Then()
            .Yield(_ => Propose.Principle(1, "合法按劳取酬，不接受商业提成", finding.Conduct));
    }
}
