using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages;

public enum NoticeKind
{
    Penalty,
    Criticism,
    Rectification,
    Statistics,
}

public enum NoticeState
{
    InForce,

    /// <summary>The time of publication is over; the person is no longer named.</summary>
    Expired,
    Withdrawn,
}

/// <summary>A notice in a list. A withdrawn or expired one shows its number and the reason, never its title or text.</summary>
/// <param name="Number">示卫罚〔2026〕31号; null without one.</param>
/// <param name="ValidUntil">Last day; null for ever.</param>
/// <param name="Reason">Why it was withdrawn.</param>
public sealed record NoticeLine(
    string Id, string Heading, NoticeKind Kind, string? Number, DateOnly PublishedOn, DateOnly? ValidUntil, NoticeState State, string? Reason = null);

static class NoticeShow
{
    public static TagView Tag(NoticeKind kind, Words words) => kind switch
    {
        NoticeKind.Penalty => new(words["notice.penalty"], Tone.Red),
        NoticeKind.Criticism => new(words["notice.criticism"], Tone.Blue),
        NoticeKind.Rectification => new(words["notice.rectification"]),
        _ => new(words["notice.statistics"]),
    };

    public static LightView Light(NoticeState state, Words words) => state switch
    {
        NoticeState.InForce => new(LightState.Green, Text: words["notice.in-force"]),
        NoticeState.Expired => new(LightState.None, Text: words["notice.expired"]),
        _ => new(LightState.None, Text: words["notice.withdrawn"]),
    };
}
