namespace Qingyi.Rules.Measures;

[Name("问责-主要领导检查整改")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.2")]
public sealed class PrincipalLeaderAnswersForCollectiveConduct : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff, m => m.Has(Circumstance.WholeUnit) || m.Has(Circumstance.WidePublicity))
            .Match(() => graded, g => g.Grade >= Grade.Serious)
            .Match(() => charge);

        Then()
            .Yield(_ => Propose.Accountability(AnswerableParty.PrincipalLeader, AccountabilityMeasure.Review, "单位整体行为或者社会影响恶劣的，追究主要领导"));
    }
}
