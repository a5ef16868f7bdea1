namespace Qingyi.Rules.Deriving;

[Name("纠纷条例-45 医务人员伪造篡改病历")]
[Article("医疗纠纷预防和处理条例 45")]
[Editions("2026.2")]
public sealed class StaffForgeRecords : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.IsStaff, m => m.Kind != SubjectKind.Physician)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.RecordForgery)
            .Match(() => law, l => l.InForce("medical-disputes"));

        Then()
            .Yield(_ => new Violation(Provisions.ForgedRecords, finding));
    }
}
