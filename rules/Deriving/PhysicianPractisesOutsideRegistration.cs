namespace Qingyi.Rules.Deriving;

/// <summary>A registered physician is not unlicensed: what remains is practice outside place, category or scope.</summary>
[Name("医师法-57 医师超出注册范围执业")]
[Article("医师法 57")]
[Editions("2026.2")]
public sealed class PhysicianPractisesOutsideRegistration : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Physician)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.UnlicensedPractice)
            .Match(() => law, l => l.InForce("physicians-act"));

        Then()
            .Yield(_ => new Violation(Provisions.OutsideRegistration, finding));
    }
}
