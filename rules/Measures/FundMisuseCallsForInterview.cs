namespace Qingyi.Rules.Measures;

[Name("问责-约谈定点机构负责人")]
[Article("医疗保障基金使用监督管理条例 38、39")]
[Editions("2026.1", "2026.2")]
public sealed class FundMisuseCallsForInterview : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => charge, c => c.IsFundConduct);

        Then()
            .Yield(_ => Propose.Accountability(
                AnswerableParty.InstitutionHead,
                AccountabilityMeasure.Interview,
                "医疗保障基金使用监督管理条例 38、39（可以约谈）"));
    }
}
