using Qingyi.Domain;

namespace Qingyi.Server.Features.Jobs;

public static class JobRefusals
{
    public static Refusal NoSuchJob { get; } = Refusals.Of("no-such-job");
    public static Refusal Over { get; } = Refusals.Of("job-over");
    public static Refusal FileGone { get; } = Refusals.Of("job-file-gone");
    public static Refusal NoFile { get; } = Refusals.Of("no-such-file.job-result");
    public static Refusal NoLonger { get; } = Refusals.Of("not-permitted.job-file-not-visible");
    public static Refusal TriedTooOften { get; } = Refusals.Of("job-failed.job-tried-several-times");
    public static Refusal NobodyThere { get; } = Refusals.Of("job-failed.job-submitter-closed");

    public static Refusal TooMany(int most) => Refusals.Of("too-many.unfinished-jobs", most);
}
