using Qingyi.Client;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Campaigns;
using Qingyi.Server.Http;
using Qingyi.Server.People;

namespace Qingyi.Server.Features.Indicators;

/// <summary>Indicators over HTTP: counted for whoever asks, frozen by heads and supervisors.</summary>
public static class IndicatorEndpoints
{
    public static void MapIndicators(this IEndpointRouteBuilder app)
    {
        var indicators = app.MapGroup("/api/campaigns/{id}/indicators").For([.. Role.OfCases, Role.Hospital]);
        indicators.MapGet("/", async (string id, CampaignQueries campaigns, IndicatorFigures figures, PersonAtDoor door, CancellationToken cancellation) =>
            await campaigns.Find(door.Person, id, cancellation) is { } found ? Results.Json(await figures.Of(door.Person, found.Plan, cancellation), WireJson.Options) : Problems.Result(CampaignRefusals.NoSuchCampaign))
            .Produces<IReadOnlyList<IndicatorValue>>();
        indicators.MapPost("/freeze", async (string id, FigureFreezing given, FreezeFigures freeze, CancellationToken cancellation) =>
            (await freeze.Quarter(id, given.Period, cancellation)).Result(_ => Results.NoContent())).For(Role.SectionHead, Role.Supervisor).IdempotentWithoutContent();
        indicators.MapPost("/{figure}/correct", async (string figure, FigureCorrecting given, FreezeFigures freeze, CancellationToken cancellation) =>
            (await freeze.Correct(figure, given.Reason, cancellation)).Result(_ => Results.NoContent())).For(Role.SectionHead, Role.Supervisor).IdempotentWithoutContent();
    }
}
