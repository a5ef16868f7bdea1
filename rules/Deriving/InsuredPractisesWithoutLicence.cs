namespace Qingyi.Rules.Deriving;

[Name("医师法-59 参保人非医师行医")]
[Article("医师法 59")]
[Editions("2026.2")]
public sealed class InsuredPractisesWithoutLicence : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Insured)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.UnlicensedPractice)
            .Match(() => law, l => l.InForce("physicians-act"));

        Then()
            .Yield(_ => new Violation(Provisions.UnlicensedPhysician, finding));
    }
}
