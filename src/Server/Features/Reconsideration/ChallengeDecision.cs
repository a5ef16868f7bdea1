using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Procedures;

namespace Qingyi.Server.Features.Reconsideration;

/// <summary>复议诉讼 against the decision.</summary>
public sealed class ChallengeDecision : Procedure
{
    public override string Id => "case-reconsideration";
    public override string Name => Texts.Of("reconsideration.challenge-decision.name");
    public override string Purpose => Texts.Of("reconsideration.challenge-decision.purpose");
    public override IReadOnlyList<string> Roles { get; } = [Role.LegalReviewer, Role.SectionHead];
    public override CaseTrigger? First => CaseTrigger.RegisterChallenge;
}
