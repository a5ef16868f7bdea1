namespace Qingyi.Rules.Measures;

[Name("人事-轻微不罚的批评教育")]
[Article("行政处罚法 33(3)")]
[Editions("2026.1", "2026.2")]
public sealed class MinorGainIsAnsweredWithEducation : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => graded, g => g.Grade == Grade.Waived)
            .Match(() => charge, c => c.IncludesGain);

        Then()
            .Yield(_ => Propose.Personnel(PersonnelKind.CriticismEducation, Mode.Must, "行政处罚法 33(3)"));
    }
}
