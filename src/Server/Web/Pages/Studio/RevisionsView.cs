using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Studio;

/// <summary>修改记录 of a draft: who saved what when, the difference of any two, and the way back.</summary>
/// <param name="Beside">Which draft, by whom and when it was last saved.</param>
/// <param name="Refused">A save of this person that was not merged; null where there is none.</param>
/// <param name="Left">Value of the earlier side that is compared.</param>
/// <param name="Right">Value of the later side.</param>
public sealed record RevisionsView(
    string Key, string Name, string Beside, IReadOnlyList<ActionView> Actions, string? Error, string? Refused, IReadOnlyList<RevisionLine> Lines, IReadOnlyList<Option> Sides, string Left, string Right,
    ChangesView? Changes) : IPageView
{
    /// <summary>Names of the query's fields.</summary>
    public const string LeftField = "from";
    public const string RightField = "to";

    public Type Component => typeof(RevisionsPage);

    public string Title(Words words) => $"{words["revisions"]} · {Name}";
}

/// <param name="Kind">保存, 未合并, 恢复, 发布.</param>
/// <param name="Compare">Where its difference to the present draft is shown.</param>
/// <param name="Restore">Puts its content back as the draft.</param>
public sealed record RevisionLine(string When, string Who, TagView Kind, string? Compare, ActionView? Restore);
