using Qingyi.Domain.Cases.Closing;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.Closing
{
    /// <summary>反馈: what the reporter was told, in the tip's own sealed thread.</summary>
    public sealed record ReporterFeedback(string MessageId, Signature Signed);

    /// <summary>结案归档.</summary>
    public sealed record Closure(string Volume, Signature Signed);
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        public Refusal? GiveFeedback(string messageId, Person by, DateTimeOffset now) =>
            Do(CaseTrigger.GiveFeedback, by, now, f => f with { Feedback = new(messageId, Signature.Of(by, now)) });

        public Refusal? Close(string volume, Person by, DateTimeOffset now) =>
            Do(CaseTrigger.Close, by, now, f => f with { Closure = new(volume, Signature.Of(by, now)) });
    }
}
