namespace Qingyi.Rules.Measures;

[Name("人事-医德考评一票否决")]
[Article("卫办发〔2007〕296号")]
[Editions("2026.1", "2026.2")]
public sealed class ImproperGainVetoesEthicsAppraisal : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.IncludesGain);

        Then()
            .Yield(_ => Propose.Personnel(PersonnelKind.EthicsVeto, Mode.Must, "医德考评制度（卫办发〔2007〕296号）：收受“红包”、回扣的评为较差"));
    }
}
