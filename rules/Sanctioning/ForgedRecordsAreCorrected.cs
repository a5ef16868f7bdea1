namespace Qingyi.Rules.Sanctioning;

[Name("纠纷条例-45 责令改正")]
[Article("医疗纠纷预防和处理条例 45")]
[Editions("2026.2")]
public sealed class ForgedRecordsAreCorrected : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => graded, g => g.Grade >= Grade.Waived)
            .Match(() => charge, c => c.Provision == Provisions.ForgedRecords);

        Then()
            .Yield(_ => Propose.Plain(SanctionKind.OrderToCorrect, Mode.Must, charge.Basis));
    }
}
