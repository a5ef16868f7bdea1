using Qingyi.Domain;

namespace Qingyi.Server.Features.Tasks;

/// <summary>Why a task cannot be completed as asked.</summary>
public static class TaskRefusals
{
    public static Refusal ReasonMissing { get; } = Refusals.Of("reason-missing.task");
    public static Refusal Gone { get; } = Refusals.Of("task-gone.task-finished-or-cancelled");
    public static Refusal HeldByOther(string name) => Refusals.Of("task-held", name);
    public static Refusal NoSuchOutcome(string outcome, IEnumerable<string> offered) => Refusals.Of("no-such-outcome.task-outcome", outcome, string.Join('、', offered));
}
