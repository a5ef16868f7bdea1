namespace Qingyi.Rules.Sanctioning;

[Name("社会保险法-87-88 退回骗取的社会保险金")]
[Article("社会保险法 87、88")]
[Editions("2026.2")]
public sealed class SocialInsuranceFraudIsRepaid : Rule
{
    public override void Define()
    {
        Charge charge = null!;

        When()
            .Match(() => charge, c => c.IsSocialInsuranceFraud, c => c.HasGain);

        Then()
            .Yield(_ => Propose.Repay(charge.Amount, charge.Basis));
    }
}
