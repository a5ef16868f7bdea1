namespace Qingyi.Rules.Grading;

/// <summary>The act fell under the 2019 text and the decision under the 2025 text, whose ordinary range is the milder one and whose serious range is the heavier.</summary>
[Name("从旧兼从轻 反不正当竞争法新法处罚较轻的适用新法")]
[Article("行政处罚法 37；反不正当竞争法 24(1)")]
[Editions("2026.1", "2026.2")]
public sealed class MilderNewCompetitionLawApplies : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        LawOfDecision now = null!;
        Charge charge = null!;
        Weights weights = null!;

        When()
            .Match(() => law)
            .Match(() => now,
                n => n.InForce("competition-law"),
                n => n["competition-law/fine-max"] < law["former-competition-law/fine-max"])
            .Match(() => charge,
                c => c.Provision == Provisions.FormerCompanyBribery,
                c => !(c.Amount >= law["discretion/company-third"]))
            .Match(() => weights, w => w.Net < law["discretion/serious-facts"]);

        Then()
            .Yield(_ => new MilderLaw(charge, Provisions.CompanyBribery));
    }
}
