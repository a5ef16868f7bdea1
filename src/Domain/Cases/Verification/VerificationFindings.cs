using Qingyi.Domain.Cases.Verification;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.Verification
{
    /// <summary>初步核实: what two handlers found before filing.</summary>
    /// <param name="Conclusion"><c>substantiated</c>, <c>unsubstantiated</c>, <c>transfer</c> or <c>keep-on-file</c>.</param>
    public sealed record VerificationFindings(string Conclusion, string SummaryText, Signature Lead, Signature? Second);

    /// <summary>了结: a clue that ended without filing; never a deletion.</summary>
    public sealed record Disposal(string Kind, Signature Signed);
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        public Refusal? Verify(string conclusion, string summaryText, Person by, DateTimeOffset now) =>
            Do(CaseTrigger.Verify, by, now, f => f with { Verification = new(conclusion, summaryText, Signature.Of(by, now), null) });

        /// <summary>The second handler's signature; a substantiated clue then goes to filing.</summary>
        public Refusal? ConfirmVerification(Person by, DateTimeOffset now) => Facts.Verification is null
            ? CaseRefusals.NothingVerified
            : Do(Facts.Verification.Conclusion == "substantiated" ? CaseTrigger.Substantiate : CaseTrigger.Verify, by, now,
                f => f with { Verification = f.Verification! with { Second = Signature.Of(by, now) } });

        /// <summary>The head ends the clue without filing, as verified by both handlers.</summary>
        public Refusal? Dispose(Person by, DateTimeOffset now) =>
            Do(CaseTrigger.Dispose, by, now, f => f with { Disposal = new(f.Verification!.Conclusion, Signature.Of(by, now)) });
    }
}
