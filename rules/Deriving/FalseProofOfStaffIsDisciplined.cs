namespace Qingyi.Rules.Deriving;

[Name("不予处罚的理由 非医师人员出具虚假证明由单位处分")]
[Article("医疗机构管理条例 48")]
[Editions("2026.2")]
public sealed class FalseProofOfStaffIsDisciplined : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.IsStaff, m => m.Kind != SubjectKind.Physician)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.FalseCertificate)
            .Match(() => law, l => l.InForce("clinic-regulation"));

        Then()
            .Yield(_ => new Unpunished(
                finding,
                "条例处罚医疗机构；对直接责任人员由所在单位或者上级机关处分，没有处罚个人的条文",
                "医疗机构管理条例 48"));
    }
}
