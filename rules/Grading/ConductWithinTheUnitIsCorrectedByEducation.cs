namespace Qingyi.Rules.Grading;

[Name("批评教育 未达处罚程度的行风问题")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.1", "2026.2")]
public sealed class ConductWithinTheUnitIsCorrectedByEducation : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => charge, c => c.IsGuideline, c => !c.IncludesGain);

        Then()
            .Yield(_ => new GradeFloor(Grade.Waived));
    }
}
