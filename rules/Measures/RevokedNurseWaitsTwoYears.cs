namespace Qingyi.Rules.Measures;

[Name("提示-护士吊销后二年内不予注册")]
[Article("护士条例 32")]
[Editions("2026.1", "2026.2")]
public sealed class RevokedNurseWaitsTwoYears : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Outcome outcome = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Nurse)
            .Match(() => outcome, o => o.Revokes);

        Then()
            .Yield(_ => Propose.Reminder("被吊销护士执业证书的，自吊销之日起二年内不得申请执业注册", "护士条例 32"));
    }
}
