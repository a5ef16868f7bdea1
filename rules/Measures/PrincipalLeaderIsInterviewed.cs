namespace Qingyi.Rules.Measures;

[Name("问责-约谈主要领导")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.2")]
public sealed class PrincipalLeaderIsInterviewed : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => graded, g => g.Grade >= Grade.EspeciallySerious)
            .Match(() => charge);

        Then()
            .Yield(_ => Propose.Accountability(AnswerableParty.PrincipalLeader, AccountabilityMeasure.Interview, "主要负责同志是行风管理第一责任人"));
    }
}
