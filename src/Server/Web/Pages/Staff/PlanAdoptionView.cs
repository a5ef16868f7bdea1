using Qingyi.Server.Features.Campaigns;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>建立行动.</summary>
/// <param name="Yaml">What was sent, to be corrected on the spot.</param>
/// <param name="Look">Null where nothing was looked at yet.</param>
public sealed record PlanAdoptionView(string Yaml, PlanLook? Look, string? Refusal) : IPageView
{
    public Type Component => typeof(PlanAdoptionPage);

    public string Title(Words words) => words["plan.new"];
}
