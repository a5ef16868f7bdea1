using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>What was found, the newest first.</summary>
/// <param name="Query">As it was typed.</param>
public sealed record SearchView(string Query, IReadOnlyList<SearchHit> Hits, PagerView Pager) : IPageView
{
    /// <summary>Why nothing was looked for; null where it was.</summary>
    public string? Wrong { get; init; }

    /// <summary>Words of one letter, which were passed over.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    public Type Component => typeof(SearchPage);

    public string Title(Words words) => words["search"];
}

/// <summary>A case or a matter with the places where the words stand.</summary>
public sealed record SearchHit(
    string Link, IReadOnlyList<SearchPiece> Title, IReadOnlyList<SearchPiece> Number, string Stage, string Organisation, DateOnly Received, IReadOnlyList<SearchPlace> Places);

/// <param name="Where">What kind of text it is.</param>
public sealed record SearchPlace(string Where, IReadOnlyList<SearchPiece> Text, string? Link);

/// <summary>A stretch of a text, and whether it is what was looked for.</summary>
public sealed record SearchPiece(string Text, bool Marked);
