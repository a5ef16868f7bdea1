namespace Qingyi.Rules.Deriving;

[Name("从业人员行为规范 医疗机构廉洁管理责任")]
[Article("卫办发〔2012〕45号")]
[Editions("2026.2")]
public sealed class InstitutionNeglectsIntegrity : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => finding, f => f.Proven, f => f.IsInstitutionsDuty)
            .Match(() => law, l => l.InForce("conduct-rules"));

        Then()
            .Yield(_ => new Violation(Provisions.ConductRules, finding));
    }
}
