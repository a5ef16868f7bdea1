namespace Qingyi.Rules.Measures;

[Name("移送-纪检 中共党员违纪")]
[Article("中国共产党纪律处分条例")]
[Editions("2026.1", "2026.2")]
public sealed class PartyMemberIsReported : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff, m => m.PartyMember)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge);

        Then()
            .Yield(_ => Propose.Transfer(TransferTo.Discipline, Mode.May, TransferStrength.Review, "中国共产党纪律处分条例（中共党员）"));
    }
}
