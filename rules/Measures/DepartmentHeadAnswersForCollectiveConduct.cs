namespace Qingyi.Rules.Measures;

[Name("问责-科室负责人诫勉")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.1", "2026.2")]
public sealed class DepartmentHeadAnswersForCollectiveConduct : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff, m => m.Has(Circumstance.WholeUnit) || m.Has(Circumstance.Organiser))
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge);

        Then()
            .Yield(_ => Propose.Accountability(AnswerableParty.DepartmentHead, AccountabilityMeasure.Admonition, "科室集体行为"));
    }
}
