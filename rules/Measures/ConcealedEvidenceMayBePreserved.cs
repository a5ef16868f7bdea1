namespace Qingyi.Rules.Measures;

[Name("临时措施-先行登记保存")]
[Article("行政处罚法 56")]
[Editions("2026.1", "2026.2")]
public sealed class ConcealedEvidenceMayBePreserved : Rule
{
    public override void Define()
    {
        Matter matter = null!;

        When()
            .Match(() => matter, m => m.Has(Circumstance.Concealed), m => m.Has(Circumstance.UnderInquiry));

        Then()
            .Yield(_ => Propose.Interim(InterimKind.PreserveEvidence, Mode.May, "行政处罚法 56（证据可能灭失，七个工作日内处理）"));
    }
}
