using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.PriorNotice;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Service;

/// <summary>送达 (行政处罚法 61), with the service receipt.</summary>
public sealed class ServeDecision : Act
{
    private static readonly (string Code, string Name)[] Methods =
        [("in-person", "直接送达"), ("left", "留置送达"), ("post", "邮寄送达"), ("electronic", "电子送达（签有确认书）"), ("public-notice", "公告送达")];

    public override string Id => "serve-decision";
    public override string Name => "送达";
    public override CaseStage Stage => CaseStage.Service;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("served", "已送达"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.Serve];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Choice("method", "送达方式", Methods).Required(),
        Forms.Day("on", "送达日期").Required().Default(IssuePriorNotice.Day(view.Today)),
        Forms.Text("receiptNo", "送达回证编号"));

    public override Refusal? Apply(Doing doing) => doing.Case.Serve(doing.Text("method")!, doing.Day("on")!.Value, doing.By, doing.Now);
}
