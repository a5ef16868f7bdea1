using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Procedures;

namespace Qingyi.Server.Features.Reporting;

/// <summary>移送与反馈: waits for the other organ's receipt and result.</summary>
public sealed class FollowTransfer : Procedure
{
    public override string Id => "case-transfer-feedback";
    public override string Name => "移送与反馈";
    public override string Purpose => "跟踪移送：核对回执，催办，记录办理结果，并告知举报人。";
    public override IReadOnlyList<string> Roles { get; } = [Role.Handler, Role.SectionHead];
    public override CaseTrigger? First => CaseTrigger.RecordTransferNews;
}
