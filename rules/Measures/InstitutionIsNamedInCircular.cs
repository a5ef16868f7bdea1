namespace Qingyi.Rules.Measures;

[Name("问责-通报医疗机构")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.2")]
public sealed class InstitutionIsNamedInCircular : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter,
                m => m.Kind == SubjectKind.Institution,
                m => m.Has(Circumstance.WholeUnit) || m.Has(Circumstance.WidePublicity) || m.Has(Circumstance.Repeated) || m.Has(Circumstance.RefusesCorrection))
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge);

        Then()
            .Yield(_ => Propose.Accountability(AnswerableParty.Institution, AccountabilityMeasure.Circular, "在辖区内通报"));
    }
}
