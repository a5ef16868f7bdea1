namespace Qingyi.Rules.Measures;

[Name("单位处理-严肃惩处")]
[Article("集中整治方案")]
[Editions("2026.2")]
public sealed class UnitIsPunished : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Outcome outcome = null!;

        When()
            .Match(() => matter, m => !m.IsStaff, m => !m.IsPerson)
            .Match(() => outcome, o => o.Any, o => o.Grade >= Grade.Lenient);

        Then()
            .Yield(_ => Propose.UnitAnswer(UnitTier.Punish, "依法处罚或者医保处理"));
    }
}
