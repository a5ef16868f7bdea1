namespace Qingyi.Rules.Measures;

[Name("问责-约谈分管领导")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.2")]
public sealed class LeaderInChargeIsInterviewed : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => graded, g => g.Grade >= Grade.Serious)
            .Match(() => charge);

        Then()
            .Yield(_ => Propose.Accountability(AnswerableParty.LeaderInCharge, AccountabilityMeasure.Interview, "行风建设责任追究：情节严重的追究分管领导"));
    }
}
