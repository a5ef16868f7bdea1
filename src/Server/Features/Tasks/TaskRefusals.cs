using Qingyi.Domain;

namespace Qingyi.Server.Features.Tasks;

/// <summary>Why a task cannot be completed as asked.</summary>
public static class TaskRefusals
{
    public static Refusal ReasonMissing { get; } = new("reason-missing", "请填写理由。");
    public static Refusal Gone { get; } = new("task-gone", "这项任务已经办结或者撤销，请刷新待办列表。");
    public static Refusal HeldByOther(string name) => new("task-held", $"这项任务由{name}办理；需要转给您的，请对方先退回待办，或者由科室负责人改派。");
    public static Refusal NoSuchOutcome(string outcome, IEnumerable<string> offered) => new("no-such-outcome", $"没有“{outcome}”这个办理结果；可选：{string.Join('、', offered)}。");
}
