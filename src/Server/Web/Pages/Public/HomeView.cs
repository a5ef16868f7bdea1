using Qingyi.Server.Features.Integrity;

namespace Qingyi.Server.Web.Pages.Public;

/// <param name="Campaign">The running campaign; null when none runs.</param>
/// <param name="Notices">The latest, newest first.</param>
/// <param name="Figures">Of the last month that is over; null before there was one.</param>
public sealed record HomeView(
    CampaignBanner? Campaign, IReadOnlyList<NoticeLine> Notices, int NoticeCount, IReadOnlyList<Channel> Channels, IntegrityMonth? Figures) : IPageView
{
    public Type Component => typeof(HomePage);

    public string Title(Words words) => words["home"];
}

/// <param name="Phase">实施阶段.</param>
public sealed record CampaignBanner(string Name, string Phase, DateOnly From, DateOnly To);

/// <summary>Other ways to report, of one organisation.</summary>
public sealed record Channel(string Organisation, string? Telephone, string? Mail, string? Letterbox, string? Site = null);
