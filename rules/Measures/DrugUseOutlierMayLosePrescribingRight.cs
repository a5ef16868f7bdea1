namespace Qingyi.Rules.Measures;

[Name("人事-用量异常停止处方权")]
[Article("处方管理办法")]
[Editions("2026.1", "2026.2")]
public sealed class DrugUseOutlierMayLosePrescribingRight : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Physician)
            .Match(() => graded, g => g.Grade >= Grade.Waived)
            .Match(() => charge, c => c.Includes(Conduct.DrugUseOutlier));

        Then()
            .Yield(_ => Propose.Personnel(PersonnelKind.SuspendPrescribing, Mode.May, "处方管理办法（由医疗机构决定，不是暂停执业）"));
    }
}
