using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Procedures;

namespace Qingyi.Server.Features.Reconsideration;

/// <summary>复议诉讼 against the decision.</summary>
public sealed class ChallengeDecision : Procedure
{
    public override string Id => "case-reconsideration";
    public override string Name => "复议诉讼";
    public override string Purpose => "当事人申请行政复议或者提起行政诉讼的，登记、答复并记录结果。";
    public override IReadOnlyList<string> Roles { get; } = [Role.LegalReviewer, Role.SectionHead];
    public override CaseTrigger? First => CaseTrigger.RegisterChallenge;
}
