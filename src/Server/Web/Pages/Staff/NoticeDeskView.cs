using Qingyi.Server.Features.Publication;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>公示管理: notices on their way to the public, and those that stand there.</summary>
/// <param name="Filters">待审批, 公示中, 已期满, 已撤下.</param>
public sealed record NoticeDeskView(IReadOnlyList<InboxFilter> Filters, IReadOnlyList<NoticeDeskLine> Lines, PagerView Pager) : IPageView
{
    public NoticeFilter Filter { get; init; } = NoticeFilter.None;

    public ColumnsView Columns { get; init; } = new("notices", "", []);

    public IReadOnlyList<ActionView> Exports { get; init; } = [];

    public Type Component => typeof(NoticeDeskPage);

    public string Title(Words words) => words["notice-desk"];
}

/// <param name="Light">Its state in words: 待审批, 公示中.</param>
/// <param name="Checks">What was checked before publication: decision served, redactions by two people; refused ones say what is missing.</param>
public sealed record NoticeDeskLine(
    string Id, string Heading, NoticeKind Kind, string? Number, string CaseNumber, string CaseLink, LightView Light, DateOnly? PublishOn, DateOnly? ValidUntil,
    IReadOnlyList<Pair> Checks, IReadOnlyList<ActionView> Actions, NoticeWithdrawalForm? Withdrawal = null);

/// <summary>撤回: asks for the reason, which everybody will read.</summary>
/// <param name="Reason">What was typed.</param>
public sealed record NoticeWithdrawalForm(string Reason = "", string? Error = null)
{
    /// <summary>Name of the form's field.</summary>
    public const string ReasonField = "reason";
}
