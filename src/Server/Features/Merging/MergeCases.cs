using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Procedures;

namespace Qingyi.Server.Features.Merging;

/// <summary>并案: started on the case that is to go on inside another one.</summary>
public sealed class MergeCases : Procedure
{
    public override string Id => "case-merging";
    public override string Name => "并案";
    public override string Purpose => "同一当事人或者同一事情的，并入另一案件一并办理。";
    public override IReadOnlyList<string> Roles { get; } = [Role.Handler, Role.SectionHead];
    public override CaseTrigger? First => CaseTrigger.ProposeMerger;
}

/// <summary>分案: a merged case goes its own way again.</summary>
public sealed class UnmergeCase : Procedure
{
    public override string Id => "case-unmerging";
    public override string Name => "分案";
    public override string Purpose => "主案作出决定以前，把并入的案件分出来单独办理。";
    public override IReadOnlyList<string> Roles { get; } = [Role.Handler, Role.SectionHead, Role.Leader, Role.PrincipalLeader];
    public override CaseTrigger? First => CaseTrigger.Unmerge;

    public override Refusal? Refuse(Asking asking) => base.Refuse(asking)
        ?? (asking.Leading is { } leading ? Case.LeadingDecided(leading) : null);
}
