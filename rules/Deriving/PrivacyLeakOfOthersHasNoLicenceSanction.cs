namespace Qingyi.Rules.Deriving;

[Name("不予处罚的理由 药师、医技和管理人员泄露隐私没有执业处罚条文")]
[Article("基本医疗卫生与健康促进法 102")]
[Editions("2026.2")]
public sealed class PrivacyLeakOfOthersHasNoLicenceSanction : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Pharmacist || m.Kind == SubjectKind.Technician || m.Kind == SubjectKind.Administrator)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.PrivacyLeak);

        Then()
            .Yield(_ => new Unpunished(
                finding,
                "医师法、护士条例的处罚只及于医师和护士；其他人员由所在单位处分，公立机构人员依法给予处分",
                "基本医疗卫生与健康促进法 102"));
    }
}
