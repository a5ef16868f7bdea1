namespace Qingyi.Rules.Grading;

[Name("情节严重 企业给付数额巨大")]
[Article("裁量规则 F3")]
[Editions("2026.1", "2026.2")]
public sealed class LargeCompanyBribeIsSerious : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Kind == SubjectKind.Company)
            .Match(() => charge, c => c.Amount >= law["discretion/company-third"]);

        Then()
            .Yield(_ => new GradeFloor(Grade.Serious));
    }
}
