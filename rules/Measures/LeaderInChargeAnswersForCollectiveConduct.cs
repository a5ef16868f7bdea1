namespace Qingyi.Rules.Measures;

[Name("问责-分管领导诫勉")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.2")]
public sealed class LeaderInChargeAnswersForCollectiveConduct : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter,
                m => m.IsStaff,
                m => m.Has(Circumstance.WholeUnit) || m.Has(Circumstance.Organiser) || m.Has(Circumstance.ManyPersons))
            .Match(() => graded, g => g.Grade >= Grade.Serious)
            .Match(() => charge);

        Then()
            .Yield(_ => Propose.Accountability(AnswerableParty.LeaderInCharge, AccountabilityMeasure.Admonition, "集体或者涉及多人的严重行为"));
    }
}
