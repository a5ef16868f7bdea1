namespace Qingyi.Rules.Measures;

[Name("问责-约谈科室负责人")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.1", "2026.2")]
public sealed class DepartmentHeadIsInterviewed : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge);

        Then()
            .Yield(_ => Propose.Accountability(AnswerableParty.DepartmentHead, AccountabilityMeasure.Interview, "行风建设主体责任"));
    }
}
