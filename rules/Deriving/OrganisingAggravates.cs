namespace Qingyi.Rules.Deriving;

[Name("从重-A5 组织或者主导分配")]
[Article("裁量规则 A5")]
[Editions("2026.1", "2026.2")]
public sealed class OrganisingAggravates : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Has(Circumstance.Organiser));

        Then()
            .Yield(_ => new Factor("organiser", law["discretion/weight-organiser"], "组织或者主导分配"));
    }
}
