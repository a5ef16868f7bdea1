namespace Qingyi.Rules.Measures;

[Name("单位处理-移送线索")]
[Article("集中整治方案")]
[Editions("2026.2")]
public sealed class UnitIsHandedOver : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        TransferProposal transfer = null!;

        When()
            .Match(() => matter, m => !m.IsStaff, m => !m.IsPerson)
            .Match(() => transfer);

        Then()
            .Yield(_ => Propose.UnitAnswer(UnitTier.HandOver, "向有管辖权的机关移送线索"));
    }
}
