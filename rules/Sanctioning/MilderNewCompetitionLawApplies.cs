namespace Qingyi.Rules.Sanctioning;

/// <summary>The act fell under the 2019 text, the decision falls under the milder 2025 text; in serious cases the newer range is the heavier one.</summary>
[Name("反不正当竞争法-24-1 新法处罚较轻，适用新法")]
[Article("行政处罚法 37；反不正当竞争法 24(1)")]
[Editions("2026.1")]
public sealed class MilderNewCompetitionLawApplies : Rule
{
    public override void Define()
    {
        LawOfAct law = null!;
        Graded graded = null!;
        LawOfDecision now = null!;
        Charge charge = null!;

        When()
            .Match(() => law)
            .Match(() => graded, g => g.Grade >= Grade.Lenient, g => g.Grade < Grade.Serious)
            .Match(() => now, n => n.InForce("competition-law"), n => n["competition-law/fine-max"] < law["former-competition-law/fine-max"])
            .Match(() => charge, c => c.Provision == Provisions.FormerCompanyBribery);

        Then()
            .Yield(_ => Propose.Fine(now["competition-law/fine-min"], now["competition-law/fine-max"], graded.Net, Scale.Of(law), Provisions.CompanyBribery.Cite + "；行政处罚法 37（新法处罚较轻）"));
    }
}
