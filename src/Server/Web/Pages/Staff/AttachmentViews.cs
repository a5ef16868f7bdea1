using Qingyi.Server.Features.Attachments;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <param name="Name">Empty for whoever may not know it; so is the link then.</param>
/// <param name="Of">The item of the checklist; null where there is one place only.</param>
public sealed record AttachmentLine(string Name, string? Link, string? Of, long Size, DateTimeOffset At, string By, string Hash);

/// <summary>附件 with the form that adds to them.</summary>
/// <param name="Upload">Where it posts to; null for whoever may not.</param>
/// <param name="Places">The items to choose from; empty where there is one place only.</param>
public sealed record AttachmentsView(IReadOnlyList<AttachmentLine> Lines, string? Upload, IReadOnlyList<Option> Places)
{
    /// <param name="api">Address below which the files are read.</param>
    /// <param name="title">Title of a place; null where there is one place only.</param>
    public static AttachmentsView Of(IReadOnlyList<AttachmentItem> items, string api, Func<string, string>? title, string? upload, IReadOnlyList<Option> places)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new([.. items.Select(i => new AttachmentLine(i.Name ?? "", i.Name is null ? null : $"{api}/{Uri.EscapeDataString(i.Id)}", title?.Invoke(i.Place), i.Size, i.At, i.By, i.Sha256))], upload, places);
    }
}
