using Qingyi.Server.Features.Admin;
using Qingyi.Server.Features.Articles;
using Qingyi.Server.Features.Satisfaction;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Public;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>数据字典.</summary>
public sealed record DictionariesView(IReadOnlyList<DictionaryList> Lists, string? Refusal, bool MayEdit) : IPageView
{
    public Type Component => typeof(DictionariesPage);

    public string Title(Words words) => words["dictionaries"];
}

/// <summary>模板.</summary>
public sealed record TemplatesView(IReadOnlyList<TemplateItem> Items) : IPageView
{
    /// <summary>What waits for the reader to publish it.</summary>
    public IReadOnlyList<EditionWaiting> Waiting { get; init; } = [];

    public Type Component => typeof(TemplatesPage);

    public string Title(Words words) => words["templates"];
}

/// <summary>满意度 at the desk: codes and results.</summary>
public sealed record SurveyDeskView(
    IReadOnlyList<SurveyPointLine> Points, IReadOnlyList<WardMonth> Months, IReadOnlyList<Option> Hospitals, IReadOnlyList<Option> Places, NewPoint? Draft, string? Refusal, bool MayMake) : IPageView
{
    public Type Component => typeof(SurveyDeskPage);

    public string Title(Words words) => words["satisfaction"];
}

public sealed record SurveyPointLine(string Id, string Hospital, string Place, string Ward, bool Closed);

/// <summary>The sheet to hang up.</summary>
/// <param name="Address">What the code carries.</param>
public sealed record SurveySheetView(string Code, string Address, string Hospital, string Place, string Ward) : IPageView
{
    public Type Component => typeof(SurveySheetPage);

    public string Title(Words words) => words["satisfaction.sheet"];
}

/// <summary>政策与案例 at the desk of whoever publishes.</summary>
public sealed record ArticleDeskView(IReadOnlyList<ArticleLine> Lines, PagerView Pager, NewArticle? Draft, string? Refusal) : IPageView
{
    public Type Component => typeof(ArticleDeskPage);

    public string Title(Words words) => words["article-desk"];
}
