using Qingyi.Domain;

namespace Qingyi.Server.Features.Jobs;

public static class JobRefusals
{
    public static Refusal NoSuchJob { get; } = new("no-such-job", "没有这项任务，或者不是您提交的。");
    public static Refusal Over { get; } = new("job-over", "这项任务已经结束，不能取消。");
    public static Refusal FileGone { get; } = new("job-file-gone", "结果文件已过保存期限，请重新提交。");
    public static Refusal NoFile { get; } = new("no-such-file", "这项任务还没有结果文件。");
    public static Refusal NoLonger { get; } = new("not-permitted", "文件里有您现在无权查看的内容，不能下载；请重新提交。");
    public static Refusal TriedTooOften { get; } = new("job-failed", "系统几次都没有完成，请稍后重新提交；仍不成功的，请联系系统管理员。");
    public static Refusal NobodyThere { get; } = new("job-failed", "提交人的账号已经停用。");

    public static Refusal TooMany(int most) => new("too-many", $"您已有 {most} 项任务没有完成，请等其中一项完成或者取消之后再提交。");
}
