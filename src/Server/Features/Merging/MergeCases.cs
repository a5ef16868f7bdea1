using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Procedures;

namespace Qingyi.Server.Features.Merging;

/// <summary>并案: started on the case that is to go on inside another one.</summary>
public sealed class MergeCases : Procedure
{
    public override string Id => "case-merging";
    public override string Name => Texts.Of("merging.merge-cases.name");
    public override string Purpose => Texts.Of("merging.merge-cases.purpose");
    public override IReadOnlyList<string> Roles { get; } = [Role.Handler, Role.SectionHead];
    public override CaseTrigger? First => CaseTrigger.ProposeMerger;
}

/// <summary>分案: a merged case goes its own way again.</summary>
public sealed class UnmergeCase : Procedure
{
    public override string Id => "case-unmerging";
    public override string Name => Texts.Of("merging.unmerge-case.name");
    public override string Purpose => Texts.Of("merging.unmerge-case.purpose");
    public override IReadOnlyList<string> Roles { get; } = [Role.Handler, Role.SectionHead, Role.Leader, Role.PrincipalLeader];
    public override CaseTrigger? First => CaseTrigger.Unmerge;

    public override Refusal? Refuse(Asking asking) => base.Refuse(asking)
        ?? (asking.Leading is { } leading ? Case.LeadingDecided(leading) : null);
}
