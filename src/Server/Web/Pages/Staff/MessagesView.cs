using Qingyi.Server.Features.Bell;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <param name="Lines">Newest first.</param>
public sealed record MessagesView(IReadOnlyList<MessageLine> Lines, MessageFilter Filter, int Unread, PagerView Pager) : IPageView
{
    public IReadOnlyList<ActionView> Exports { get; init; } = [];

    public Type Component => typeof(MessagesPage);

    public string Title(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words["messages"];
    }
}

public enum MessageKind
{
    /// <summary>To whoever has to keep the deadline.</summary>
    Reminder,

    /// <summary>To a leader, because a deadline passed.</summary>
    Escalation,

    /// <summary>A last day that moved, or a word that asks for nothing.</summary>
    News,
    Circulated,
}

/// <param name="Link">Null where the case has gone to a desk that the person does not see.</param>
/// <param name="ReadBy">A colleague of the same post who read it; null: oneself, or nobody.</param>
public sealed record MessageLine(string Id, MessageKind Kind, string Sentence, string? Link, DateTimeOffset At, DateTimeOffset? ReadAt, string? ReadBy)
{
    /// <summary>It waits for a word of the leader.</summary>
    public bool Answer { get; init; }

    /// <summary>When it was read, and by whom; null: not yet.</summary>
    public string? Receipt(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return ReadAt is not { } read ? null : ReadBy is { } by ? words["messages.read-by", by, Show.ShortMoment(read)] : words["messages.read-at", Show.ShortMoment(read)];
    }
}
