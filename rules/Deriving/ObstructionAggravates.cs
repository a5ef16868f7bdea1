namespace Qingyi.Rules.Deriving;

[Name("从重-A8 隐匿证据或者阻碍调查")]
[Article("裁量规则 A8")]
[Editions("2026.1", "2026.2")]
public sealed class ObstructionAggravates : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Has(Circumstance.Concealed) || m.Has(Circumstance.Obstructed));

        Then()
            .Yield(_ => new Factor("obstruction", law["discretion/weight-obstruction"], "隐匿、毁灭证据或者阻碍调查"));
    }
}
