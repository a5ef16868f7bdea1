namespace Qingyi.Rules.Measures;

[Name("问责-约谈失职医疗机构负责人")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.2")]
public sealed class HeadOfInstitutionIsInterviewed : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => !c.IsFundConduct);

        Then()
            .Yield(_ => Propose.Accountability(AnswerableParty.InstitutionHead, AccountabilityMeasure.Interview, "行风建设主体责任"));
    }
}
