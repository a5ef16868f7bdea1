namespace Qingyi.Rules.Measures;

[Name("问责-监管失职")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.1", "2026.2")]
public sealed class SupervisionFailureIsAnswered : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => charge, c => c.Includes(Conduct.SupervisionFailure));

        Then()
            .Yield(_ => Propose.Accountability(AnswerableParty.InstitutionHead, AccountabilityMeasure.Review, "监管失职，检查整改"));
    }
}
