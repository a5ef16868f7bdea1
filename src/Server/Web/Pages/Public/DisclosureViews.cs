using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Public;

/// <param name="Changed">The last day on which anything of it changed; null while nothing is public.</param>
public sealed record DisclosureTopic(string Key, string Title, int Entries, int Organisations, DateOnly? Changed);

/// <summary>信息公开: the registers of which something is public.</summary>
public sealed record DisclosureTopicsView(IReadOnlyList<DisclosureTopic> Topics) : IPageView
{
    public Type Component => typeof(DisclosureTopicsPage);

    public string Title(Words words) => words["disclosures"];
}

/// <param name="Values">In the order of the columns.</param>
public sealed record DisclosureLine(string Id, string Label, string Organisation, IReadOnlyList<string> Values, DateOnly Since, DateOnly Changed);

/// <summary>Entries of one register that are public.</summary>
public sealed record DisclosuresView(
    string Key, string Heading, string Lead, IReadOnlyList<string> Columns, IReadOnlyList<DisclosureLine> Lines, IReadOnlyList<Option> Organisations, string Organisation, PagerView Pager) : IPageView
{
    public Type Component => typeof(DisclosuresPage);

    public string Title(Words words) => Heading;
}

/// <summary>One public entry.</summary>
public sealed record DisclosureView(string Key, string Topic, string Heading, string Organisation, IReadOnlyList<Pair> Facts, DateOnly Since, DateOnly Changed) : IPageView
{
    public Type Component => typeof(DisclosurePage);

    public string Title(Words words) => Heading;
}

/// <summary>What stands in the place of a withdrawn entry, with status 410: days and reason, nothing of what it said.</summary>
public sealed record DisclosureWithdrawnView(string Key, string Topic, DateOnly Since, DateOnly WithdrawnOn, string Reason) : IPageView
{
    public Type Component => typeof(DisclosureWithdrawnPage);

    public string Title(Words words) => words["disclosure.withdrawn"];
}
