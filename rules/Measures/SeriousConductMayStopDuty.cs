namespace Qingyi.Rules.Measures;

[Name("临时措施-情节严重停职")]
[Article("事业单位工作人员处分规定")]
[Editions("2026.1", "2026.2")]
public sealed class SeriousConductMayStopDuty : Rule
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
            .Yield(_ => Propose.Interim(InterimKind.StopDuty, Mode.May, "情节严重，由本单位决定"));
    }
}
