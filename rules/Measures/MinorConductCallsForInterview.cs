namespace Qingyi.Rules.Measures;

[Name("人事-提醒约谈")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.1")]
public sealed class MinorConductCallsForInterview : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => graded, g => g.Grade == Grade.Waived)
            .Match(() => charge);

        Then()
            .Yield(_ => Propose.Personnel(PersonnelKind.Interview, Mode.Must, "国卫医发〔2021〕37号"));
    }
}
