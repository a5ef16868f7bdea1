namespace Qingyi.Rules.Deriving;

[Name("不予处罚的理由 管理人员伪造篡改病历由有关部门处分")]
[Article("医疗纠纷预防和处理条例 45")]
[Editions("2026.2")]
public sealed class ForgedRecordsOfManagersAreDisciplined : Rule
{
    public override void Define()
    {
        Matter matter = null!;
        Finding finding = null!;
        LawOfAct law = null!;

        When()
            .Match(() => matter, m => m.Kind == SubjectKind.Administrator)
            .Match(() => finding, f => f.Proven, f => f.Conduct == Conduct.RecordForgery)
            .Match(() => law, l => l.InForce("medical-disputes"));

        Then()
            .Yield(_ => new Unpunished(
                finding,
                "对直接负责的主管人员给予降低岗位等级、撤职直至开除的处分，没有对非医务人员的执业处罚",
                "医疗纠纷预防和处理条例 45"));
    }
}
