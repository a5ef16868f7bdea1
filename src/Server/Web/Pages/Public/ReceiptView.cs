namespace Qingyi.Server.Web.Pages.Public;

/// <summary>The answer to a tip. It is shown once, as the answer to the post; the number stands in no address.</summary>
/// <param name="Receipt">16 digits or more.</param>
public sealed record ReceiptView(
    string Receipt,
    DateTimeOffset ReceivedAt,
    IReadOnlyList<string> Readers,
    IReadOnlyList<Milestone> Milestones,
    IReadOnlyList<FileTaken> Files) : IPageView
{
    public Type Component => typeof(ReceiptPage);

    public string Title(Words words) => words["receipt"];
}

/// <param name="Length">2 个工作日; 60 日.</param>
/// <param name="Basis">The article that sets it.</param>
public sealed record Milestone(string What, DateOnly Due, string? Length = null, string? Basis = null);

/// <param name="Removed">What was taken out of the file: 拍摄地点, 手机型号.</param>
/// <param name="Refusal">Why the file was not kept; null when it was.</param>
public sealed record FileTaken(string Name, IReadOnlyList<string> Removed, string? Refusal = null);
