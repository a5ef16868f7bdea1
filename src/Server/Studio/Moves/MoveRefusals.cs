using Qingyi.Domain;

namespace Qingyi.Server.Studio.Moves;

/// <summary>Why a plan cannot go on as asked.</summary>
public static class MoveRefusals
{
    public static Refusal NoSuchMove { get; } = new("no-such-move", "没有这个迁移方案，或者您无权查看。");
    public static Refusal NoSuchVersion { get; } = new("no-such-version", "没有案件在这个版本上办理，不需要迁移。");
    public static Refusal NothingNewer { get; } = new("nothing-newer", "这已经是本单位现在适用的版本，不需要迁移。");
    public static Refusal ReasonMissing { get; } = new("reason-missing", "请写明理由。");
    public static Refusal ReasonTooLong { get; } = new("invalid-data", "理由最多500个字。");
    public static Refusal NoSuchNode(string definition, string node) => new("invalid-data", $"流程 {definition} 里没有步骤 {node}。");
    public static Refusal TakenTwice(string node) => new("invalid-data", $"新版本的 {node} 只能对应一个原来的步骤。");
    public static Refusal NotYours { get; } = new("not-permitted", "只能由本单位的业务主管办理。");
    public static Refusal NotApprover { get; } = new("not-permitted", "由本单位另一名业务主管或者领导审批。");
    public static Refusal OwnPlan { get; } = new("own-plan", "方案须由另一名业务主管或者本单位领导审批，不能由拟定人自己审批。");
    public static Refusal NotChecked { get; } = new("not-checked", "请先预演；对应关系改过以后要重新预演。");
    public static Refusal NotApproved { get; } = new("not-approved", "方案还没有经过审批，不能执行。");
    public static Refusal UnderWay { get; } = new("under-way", "方案已经审批或者执行，不能再改；需要改动的，请另拟方案。");
    public static Refusal NothingFine { get; } = new("nothing-fine", "预演没有一个案件可以迁移，不能审批。");
    public static Refusal Superseded { get; } = new("superseded", "目标版本已经不是现在适用的版本，请按新的版本另拟方案。");
}
