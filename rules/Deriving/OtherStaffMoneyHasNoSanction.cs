namespace Qingyi.Rules.Deriving;

[Name("不予处罚的理由 药师、医技和管理人员收受药品回扣以外的财物没有处罚条文")]
[Article("药品管理法 142(2)")]
[Editions("2026.2")]
public sealed class OtherStaffMoneyHasNoSanction : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Pharmacist || m.Kind == SubjectKind.Technician || m.Kind == SubjectKind.Administrator)
            .Match(() => finding, f => f.Proven, f => f.IsImproperGain, f => !f.IsDrugKickback);

        Then()
            .Yield(_ => new Unpunished(
                finding,
                "药品管理法第一百四十二条只及于药品企业给付的利益；其他财物没有处罚条文，由所在单位处分并计入医德考评",
                "药品管理法 142(2)"));
    }
}
