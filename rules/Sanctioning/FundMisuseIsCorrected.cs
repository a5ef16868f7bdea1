namespace Qingyi.Rules.Sanctioning;

[Name("条例-38-39-40 责令改正")]
[Article("医疗保障基金使用监督管理条例 38、39、40")]
[Editions("2026.1", "2026.2")]
public sealed class FundMisuseIsCorrected : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => charge, c => c.IsFundConduct);

        Then()
            .Yield(_ => Propose.Plain(SanctionKind.OrderToCorrect, Mode.Must, charge.Basis));
    }
}
