namespace Qingyi.Rules.Sanctioning;

[Name("纠纷条例-45 造成严重后果的吊销执业证书")]
[Article("医疗纠纷预防和处理条例 45")]
[Editions("2026.2")]
public sealed class GravelyForgedRecordsRevokeLicence : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff, m => m.Kind != SubjectKind.Administrator)
            .Match(() => graded, g => g.Grade >= Grade.Serious)
            .Match(() => charge, c => c.Provision == Provisions.ForgedRecords, c => c.Harm);

        Then()
            .Yield(_ => Propose.Plain(SanctionKind.Revocation, Mode.May, charge.Basis + "（造成严重后果，由原发证部门吊销）"));
    }
}
