using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Public;

/// <summary>政策法规 and 典型案例.</summary>
/// <param name="Kind">Empty: both.</param>
public sealed record ArticlesView(IReadOnlyList<ArticleLine> Lines, string Kind, PagerView Pager) : IPageView
{
    public Type Component => typeof(ArticlesPage);

    public string Title(Words words) => words["articles"];
}

/// <param name="Heading">Empty where it was taken back: nothing of the text stays.</param>
/// <param name="Expired">A policy that is no longer in force.</param>
public sealed record ArticleLine(
    string Id, string Kind, string Heading, string Organisation, string? Source, DateOnly PublishedOn, DateOnly? From, DateOnly? Until, DateOnly? WithdrawnOn, string? Reason, bool Expired)
{
    public TagView Tag(Words words) => Kind == "policy" ? new TagView(words["articles.policy"], Tone.Blue) : new TagView(words["articles.case"], Tone.Amber);

    public LightView Light(Words words) => WithdrawnOn is not null ? new LightView(LightState.None, Text: words["articles.withdrawn"])
        : Expired ? new LightView(LightState.None, Text: words["articles.expired"]) : new LightView(LightState.Green, Text: words["articles.shown"]);
}

/// <summary>One of them; with status 410 and without text where it was taken back.</summary>
public sealed record ArticleView(ArticleLine Line, IReadOnlyList<string> Paragraphs, string Fingerprint) : IPageView
{
    public Type Component => typeof(ArticlePage);

    public string Title(Words words) => Line.WithdrawnOn is null ? Line.Heading : words["articles.withdrawn"];
}

/// <summary>廉洁公示.</summary>
public sealed record IntegrityView(IReadOnlyList<Features.Integrity.IntegrityMonth> Months, Features.TipOffs.SigningKey Key) : IPageView
{
    public Type Component => typeof(IntegrityPage);

    public string Title(Words words) => words["integrity"];
}

/// <summary>The five questions behind a code.</summary>
/// <param name="Scores">What was chosen; 0: nothing yet.</param>
public sealed record SurveyFormView(string Code, string Hospital, string Place, string Ward, IReadOnlyList<int> Scores, string Key, string? Error) : IPageView
{
    public Type Component => typeof(SurveyFormPage);

    public string Title(Words words) => words["survey"];
}

/// <param name="Organisation">Where a tip may go from here; null: unknown.</param>
public sealed record SurveyThanksView(string? Organisation) : IPageView
{
    public Type Component => typeof(SurveyThanksPage);

    public string Title(Words words) => words["survey.thanks"];
}
