namespace Qingyi.Rules.Deriving;

[Name("九项准则-4 遵守工作规程，不违规接受捐赠")]
[Article("国卫医发〔2021〕37号")]
[Editions("2026.2")]
public sealed class Principle4NoImproperDonation : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.IsStaff || m.Kind == SubjectKind.Institution)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.ImproperDonation)
            .Match(() => law, l => l.InForce("guidelines"));

        Then()
            .Yield(_ => Propose.Principle(4, "遵守工作规程，不违规接受捐赠", finding.Conduct));
    }
}
