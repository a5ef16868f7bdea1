namespace Qingyi.Rules.Deriving;

[Name("不予处罚的理由 护士收受财物没有执业处罚条文")]
[Article("护士条例 31")]
[Editions("2026.2")]
public sealed class NurseMoneyHasNoLicenceSanction : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Nurse)
            .Match(() => finding, f => f.Proven, f => f.IsImproperGain);

        Then()
            .Yield(_ => new Unpunished(
                finding,
                "护士条例第三十一条只列四项行为，不含收受财物：不得因此警告、暂停或者吊销护士执业证书；由所在单位处分并计入医德考评",
                "护士条例 31"));
    }
}
