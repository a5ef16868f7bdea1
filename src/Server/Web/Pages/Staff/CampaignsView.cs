using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>The campaigns that the person's organisation takes part in, the running ones first.</summary>
/// <param name="MayAdd">Whether this person sets up campaigns.</param>
public sealed record CampaignsView(IReadOnlyList<CampaignRowView> Rows, bool MayAdd) : IPageView
{
    public Type Component => typeof(CampaignsPage);

    public string Title(Words words) => words["campaign"];
}

/// <param name="To">Null where the notice sets no end.</param>
public sealed record CampaignRowView(string Id, string Name, string Authority, string Phase, LightView Light, DateOnly From, DateOnly? To);
