namespace Qingyi.Rules.Measures;

[Name("人事-行风问题的批评教育")]
[Article("卫办发〔2012〕45号")]
[Editions("2026.1", "2026.2")]
public sealed class MinorConductIsAnsweredWithEducation : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => graded, g => g.Grade == Grade.Waived)
            .Match(() => charge, c => !c.IncludesGain);

        Then()
            .Yield(_ => Propose.Personnel(PersonnelKind.CriticismEducation, Mode.Must, "医疗机构从业人员行为规范（卫办发〔2012〕45号）"));
    }
}
