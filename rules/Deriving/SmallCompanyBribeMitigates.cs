namespace Qingyi.Rules.Deriving;

[Name("从轻-F1 企业给付金额较小")]
[Article("裁量规则 F1")]
[Editions("2026.1", "2026.2")]
public sealed class SmallCompanyBribeMitigates : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Matter matter = null!;
        Finding finding = null!;

        When()
            .Match(() => law)
            .Match(() => matter, m => m.Kind == SubjectKind.Company)
            .Match(() => finding,
                f => f.Proven,
                f => f.Conduct == Conduct.CompanyBribery,
                f => f.Amount < law["discretion/company-second"]);

        Then()
            .Yield(_ => new Factor("small-bribe", law["discretion/weight-small-bribe"], "给付金额较小"));
    }
}
