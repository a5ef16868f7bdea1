namespace Qingyi.Rules.Measures;

[Name("提示-医师吊销后二年内不予注册")]
[Article("医师法 16")]
[Editions("2026.1", "2026.2")]
public sealed class RevokedPhysicianWaitsTwoYears : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Outcome outcome = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Physician)
            .Match(() => outcome, o => o.Revokes);

        Then()
            .Yield(_ => Propose.Reminder("被吊销医师执业证书的，自处罚决定之日起二年内不予注册", "医师法 16"));
    }
}
