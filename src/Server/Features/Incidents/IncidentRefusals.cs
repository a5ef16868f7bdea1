using Qingyi.Domain;

namespace Qingyi.Server.Features.Incidents;

/// <summary>Why an incident cannot be dealt with as asked.</summary>
public static class IncidentRefusals
{
    public static Refusal NoSuchIncident { get; } = new("no-such-incident", "没有这个异常，或者您无权查看。");
    public static Refusal Gone { get; } = new("incident-gone", "这个异常已经处理，请刷新列表。");
    public static Refusal ReasonMissing { get; } = new("reason-missing", "请写明理由；它会密封保存，并在审计中留痕。");
    public static Refusal Ended { get; } = new("instance-ended", "这个流程已经结束，不能重试，也不能交人补办；请写明理由后跳过，以了结这个异常。");
    public static Refusal NobodyThere { get; } = new("no-such-person", "没有这个人，或者他不是办理本案单位的办案人员，或者已经回避。");
    public static Refusal InnerStep { get; } = new("inner-step", "流程之间的启动和通知不能交人补办；请重试，或者写明理由后跳过。");
    public static Refusal NoSuchOutcome(IEnumerable<string> offered) => new("no-such-outcome", $"请选择这一步的结果：{string.Join('、', offered)}。");
}
