namespace Qingyi.Rules.Measures;

[Name("移送审查-监察 公职人员职务违法")]
[Article("监察法；政务处分法 33")]
[Editions("2026.1", "2026.2")]
public sealed class ManagersConductMayConcernSupervision : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => matter, m => m.IsStaff, m => m.ManagementPower, m => m.PublicInstitution)
            .Match(() => graded, g => g.Grade >= Grade.Lenient)
            .Match(() => charge, c => c.IncludesGain);

        Then()
            .Yield(_ => Propose.Transfer(
                TransferTo.Supervision,
                Mode.May,
                TransferStrength.Review,
                "政务处分法 33（公立机构管理人员，由任免机关、监察机关决定政务处分）"));
    }
}
