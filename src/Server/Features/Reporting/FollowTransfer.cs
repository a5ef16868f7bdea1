using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Procedures;

namespace Qingyi.Server.Features.Reporting;

/// <summary>移送与反馈: waits for the other organ's receipt and result.</summary>
public sealed class FollowTransfer : Procedure
{
    public override string Id => "case-transfer-feedback";
    public override string Name => Texts.Of("reporting.follow-transfer.name");
    public override string Purpose => Texts.Of("reporting.follow-transfer.purpose");
    public override IReadOnlyList<string> Roles { get; } = [Role.Handler, Role.SectionHead];
    public override CaseTrigger? First => CaseTrigger.RecordTransferNews;
}
