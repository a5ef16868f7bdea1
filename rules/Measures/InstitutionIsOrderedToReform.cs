namespace Qingyi.Rules.Measures;

[Name("问责-责令医疗机构整改")]
[Article("卫办发〔2012〕45号")]
[Editions("2026.2")]
public sealed class InstitutionIsOrderedToReform : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => graded, g => g.Grade >= Grade.Waived)
            .Match(() => charge, c => c.Provision == Provisions.ConductRules);

        Then()
            .Yield(_ => Propose.Accountability(AnswerableParty.Institution, AccountabilityMeasure.OrderToCorrect, "行风建设主体责任"));
    }
}
