using Qingyi.Domain.Cases.Publication;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.Publication
{
    /// <summary>通报/公示: what the public, or only the units, may read; built from allowed fields alone.</summary>
    /// <param name="Scope"><c>public</c> or <c>internal</c> (内部通报).</param>
    public sealed record PublicNotice(
        string Id, string Scope, string Title, string Body, Signature Drafted, Signature? Approved, DateTimeOffset? PublishedAt, DateTimeOffset? WithdrawnAt, string? WithdrawalReason);
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        public Refusal? DraftNotice(string id, string scope, string title, string body, Person by, DateTimeOffset now) =>
            NoticePrivacy.Refuse(title + "\n" + body, this)
            ?? Do(CaseTrigger.DraftNotice, by, now, f => f with { Notice = new(id, scope, title, body, Signature.Of(by, now), null, null, null, null) });

        /// <summary>Approved by a publisher who handled nothing in the case.</summary>
        public Refusal? ApproveNotice(Person by, DateTimeOffset now) =>
            Do(CaseTrigger.ApproveNotice, by, now, f => f with { Notice = f.Notice! with { Approved = Signature.Of(by, now) } });

        public Refusal? PublishNotice(DateTimeOffset now) =>
            Do(CaseTrigger.PublishNotice, CaseLifecycle.System, now, f => f with { Notice = f.Notice! with { PublishedAt = now } });

        /// <summary>Takes a published notice back; the reason stays (行政处罚法 48: within three working days).</summary>
        public Refusal? WithdrawNotice(string reason, Person by, DateTimeOffset now) =>
            Do(CaseTrigger.WithdrawNotice, by, now, f => f with { Notice = f.Notice! with { WithdrawnAt = now, WithdrawalReason = reason } });
    }
}
