using Qingyi.Client;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Public;

/// <summary>随机抽取公开: every draw, those that were repeated or given up too.</summary>
public sealed record DrawsView(IReadOnlyList<PublicRound> Rounds, PagerView Pager) : IPageView
{
    public Type Component => typeof(DrawsPage);

    public string Title(Words words) => words["draws"];
}

/// <summary>One draw with everything that is needed to repeat it.</summary>
/// <param name="Lines">Commands of a shell, each with what it must print.</param>
public sealed record DrawView(PublicRound Round, IReadOnlyList<ProofLine> Lines) : IPageView
{
    public Type Component => typeof(DrawPage);

    public string Title(Words words) => words["draw.title", Round.Number];
}

public sealed record ProofLine(string What, string Command, string Prints);
