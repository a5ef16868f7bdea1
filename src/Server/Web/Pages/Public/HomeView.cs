namespace Qingyi.Server.Web.Pages.Public;

/// <param name="Campaign">The running campaign; null when none runs.</param>
/// <param name="Notices">The latest, newest first.</param>
/// <param name="Figures">Of this quarter; null before there are any.</param>
public sealed record HomeView(
    CampaignBanner? Campaign, IReadOnlyList<NoticeLine> Notices, int NoticeCount, IReadOnlyList<Channel> Channels, HandlingFigures? Figures) : IPageView
{
    public Type Component => typeof(HomePage);

    public string Title(Words words) => words["home"];
}

/// <param name="Phase">实施阶段.</param>
public sealed record CampaignBanner(string Name, string Phase, DateOnly From, DateOnly To);

/// <summary>Other ways to report, of one organisation.</summary>
public sealed record Channel(string Organisation, string? Telephone, string? Mail, string? Letterbox);

/// <param name="AverageWorkingDays">From receipt to closing, working days, one decimal.</param>
public sealed record HandlingFigures(int Received, int AnsweredInTime, int Closed, int Substantiated, decimal AverageWorkingDays);
