namespace Qingyi.Rules.Sanctioning;

[Name("纠纷条例-45 持有执业证书的其他医务人员暂停执业活动")]
[Article("医疗纠纷预防和处理条例 45")]
[Editions("2026.2")]
public sealed class ForgedRecordsMaySuspendOtherStaff : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;
        Graded graded = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Kind == SubjectKind.Pharmacist || m.Kind == SubjectKind.Technician)
            .Match(() => graded, g => g.Grade >= Grade.Lenient, g => g.Grade < Grade.EspeciallySerious)
            .Match(() => charge, c => c.Provision == Provisions.ForgedRecords);

        Then()
            .Yield(_ => Propose.Months(
                SanctionKind.Suspension,
                Mode.May,
                law["medical-disputes/suspension-min-months"],
                law["medical-disputes/suspension-max-months"],
                charge.Basis + "（持有执业证书的）"));
    }
}
