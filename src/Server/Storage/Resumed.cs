using Qingyi.Domain;
using Qingyi.Engine.Runs;

namespace Qingyi.Server.Storage;

/// <summary>What became of a wait that was resumed.</summary>
internal static class Resumed
{
    /// <summary>Null when the instance went on.</summary>
    /// <param name="gone">The answer where nothing waits there any more.</param>
    public static Refusal? Refused(this ResumeResult result, Refusal gone) => result switch
    {
        ResumeResult.Done => null,
        ResumeResult.Refused refused => new Refusal(refused.Code, refused.Sentence),
        _ => gone,
    };
}
