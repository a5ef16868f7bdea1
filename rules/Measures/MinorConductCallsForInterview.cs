namespace Qingyi.Rules.Measures;

[Name("人事-提醒约谈")]
[Article("卫办发〔2012〕45号")]
[Editions("2026.1", "2026.2")]
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
            .Yield(_ => Propose.Personnel(PersonnelKind.Interview, Mode.Must, "医疗机构行风建设主体责任（由本单位实施）"));
    }
}
