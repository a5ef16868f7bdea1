namespace Qingyi.Rules.Sanctioning;

[Name("条例-41 责令参保人改正")]
[Article("医疗保障基金使用监督管理条例 41")]
[Editions("2026.1", "2026.2")]
public sealed class InsuredIsOrderedToCorrect : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Insured)
            .Match(() => charge, c => c.IsFundLoss);

        Then()
            .Yield(_ => Propose.Plain(SanctionKind.OrderToCorrect, Mode.Must, charge.Basis));
    }
}
