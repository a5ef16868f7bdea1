using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Procedures;

namespace Qingyi.Server.Features.Corrections;

/// <summary>变更撤销决定.</summary>
public sealed class CorrectDecision : Procedure
{
    public override string Id => "case-correction";
    public override string Name => Texts.Of("corrections.correct-decision.name");
    public override string Purpose => Texts.Of("corrections.correct-decision.purpose");
    public override IReadOnlyList<string> Roles { get; } = [Role.LegalReviewer, Role.SectionHead, Role.Leader, Role.PrincipalLeader];
    public override CaseTrigger? First => CaseTrigger.CorrectDecision;
}
