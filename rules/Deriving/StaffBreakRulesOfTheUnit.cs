namespace Qingyi.Rules.Deriving;

[Name("从业人员行为规范 拜访、采购、承包和医保管理方面的问题")]
[Article("卫办发〔2012〕45号")]
[Editions("2026.2")]
public sealed class StaffBreakRulesOfTheUnit : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.IsStaff)
            .Match(() => finding, f => f.Proven, f => f.IsMatterOfTheUnit)
            .Match(() => law, l => l.InForce("conduct-rules"));

        Then()
            .Yield(_ => new Violation(Provisions.ConductRules, finding));
    }
}
