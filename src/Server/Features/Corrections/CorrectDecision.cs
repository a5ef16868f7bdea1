using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Procedures;

namespace Qingyi.Server.Features.Corrections;

/// <summary>变更撤销决定.</summary>
public sealed class CorrectDecision : Procedure
{
    public override string Id => "case-correction";
    public override string Name => "变更撤销决定";
    public override string Purpose => "处理决定有错误，或者复议、诉讼改变了它的，变更、撤销或者重新作出。";
    public override IReadOnlyList<string> Roles { get; } = [Role.LegalReviewer, Role.SectionHead, Role.Leader, Role.PrincipalLeader];
    public override CaseTrigger? First => CaseTrigger.CorrectDecision;
}
