using Refit;

namespace Qingyi.Client;

/// <summary>A public notice in the list.</summary>
/// <param name="Number">The document's number.</param>
/// <param name="PublishedOn">First day on view.</param>
/// <param name="Until">Last day on view, inclusive; absent where no end is set.</param>
public sealed record NoticeItem(string Id, string Number, string Title, string Organisation, DateOnly PublishedOn, DateOnly? Until = null);

/// <summary>A public notice.</summary>
/// <param name="Text">Plain text, names masked as the law asks.</param>
public sealed record Notice(string Id, string Number, string Title, string Organisation, DateOnly PublishedOn, string Text, DateOnly? Until = null)
{
    /// <summary>SHA-256 of title, line feed and text, lower-case hex: whoever has the paper can compare.</summary>
    public string? Hash { get; init; }
}

/// <summary>Public notices. No account needed.</summary>
public interface INotices
{
    /// <summary>Newest first, 50 a page.</summary>
    [Get("/api/notices")]
    Task<IReadOnlyList<NoticeItem>> List(string? after = null, CancellationToken cancellation = default);

    /// <summary>A withdrawn notice answers 410 with <c>reason</c>.</summary>
    [Get("/api/notices/{id}")]
    Task<Notice> Get(string id, CancellationToken cancellation = default);
}
