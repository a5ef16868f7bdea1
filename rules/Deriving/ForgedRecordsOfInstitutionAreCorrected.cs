namespace Qingyi.Rules.Deriving;

[Name("不予处罚的理由 医疗机构伪造篡改病历没有罚款条文")]
[Article("医疗纠纷预防和处理条例 45")]
[Editions("2026.2")]
public sealed class ForgedRecordsOfInstitutionAreCorrected : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Institution)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.RecordForgery)
            .Match(() => law, l => l.InForce("medical-disputes"));

        Then()
            .Yield(_ => new Unpunished(
                finding,
                "第四十五条处罚的是责任人员：对机构责令改正，没有罚款条文",
                "医疗纠纷预防和处理条例 45"));
    }
}
