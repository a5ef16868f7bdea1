namespace Qingyi.Rules.Deriving;

/// <summary>Since 2022-03-01 the act (56(3)) is the special and higher law.</summary>
[Name("纠纷条例-45 医师法施行前医师伪造篡改病历")]
[Article("医疗纠纷预防和处理条例 45")]
[Editions("2026.2")]
public sealed class PhysicianForgedRecordsBeforeTheAct : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Physician)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.RecordForgery)
            .Match(() => law, l => l.InForce("medical-disputes"), l => !l.InForce("physicians-act"));

        Then()
            .Yield(_ => new Violation(Provisions.ForgedRecords, finding));
    }
}
