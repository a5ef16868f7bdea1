namespace Qingyi.Rules.Measures;

/// <summary>Suspension is counted in: the safe reading of “其他较重的行政处罚”.</summary>
[Name("程序-听证 吊销、暂停执业或者限制从业")]
[Article("行政处罚法 63(3)(4)")]
[Editions("2026.1", "2026.2")]
public sealed class LicenceSanctionOffersHearing : Rule
{
    public override void Define()
    {
        Outcome outcome = null!;

        When()
            .Match(() => outcome, o => o.RestrictsPractice);

        Then()
            .Yield(_ => new ProcedureStep(ProcedureStepKind.Hearing));
    }
}
