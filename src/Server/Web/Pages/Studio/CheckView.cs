using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Studio;

/// <summary>发布前检查: what is said about a draft, what it changes, whom it concerns, and the form that publishes it.</summary>
/// <param name="Beside">Which draft against which edition.</param>
/// <param name="Verdict">Whether it can be published, in one sentence.</param>
/// <param name="Done">What was just done; null on an ordinary visit.</param>
/// <param name="Form">Null where there is nothing to publish or the person may not.</param>
public sealed record CheckView(
    string Key, string Name, string Beside, IReadOnlyList<ActionView> Actions, VerdictView Verdict, string? Done, IReadOnlyList<FindingLine> Findings, ChangesView Changes,
    IReadOnlyList<Pair> Cases, string? Moves, IReadOnlyList<Pair> Related, UpperView? Upper, PublishForm? Form) : IPageView
{
    public Type Component => typeof(CheckPage);

    public string Title(Words words) => $"{words["check"]} · {Name}";
}

/// <param name="Strong">In bold: 现在不能发布.</param>
public sealed record VerdictView(Tone Tone, string Strong, string Text);

/// <param name="Node">Name of the node, with the drawing where it is another one.</param>
/// <param name="Path">JSON path.</param>
/// <param name="Link">Where it can be put right.</param>
public sealed record FindingLine(LightView Light, string? Node, string Message, string Path, string Link);

/// <summary>What one drawing has otherwise than another; the same on the check page, between revisions and after a conflict.</summary>
/// <param name="Aside">新增 1，修改 2，删去 0.</param>
/// <param name="Picture">Null where there is no drawing to show.</param>
public sealed record ChangesView(string Heading, string Aside, DrawingView? Picture, IReadOnlyList<ChangeLine> Lines);

public sealed record ChangeLine(TagView Kind, string Sentence);

/// <summary>The edition of the organisation above, from which this one is derived.</summary>
/// <param name="Note">Whether it has moved on since.</param>
/// <param name="Lines">Null where the changes above say the same.</param>
public sealed record UpperView(string Name, Tone Tone, string Note, IReadOnlyList<ChangeLine>? Lines);

/// <param name="Revision">Id of the draft as it was shown; another save makes it stale.</param>
/// <param name="Reason">What was typed.</param>
/// <param name="Error">Why the publication was refused.</param>
/// <param name="Refusal">Why it may not be sent at all; null when it may.</param>
public sealed record PublishForm(string Revision, string Reason = "", string? Error = null, string? Refusal = null)
{
    /// <summary>Names of the form's fields.</summary>
    public const string ReasonField = "reason";
    public const string RevisionField = "revision";
}
