using Qingyi.Domain.People;
using Qingyi.Server.Hosting;
using Qingyi.Server.Http;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Layout;

namespace Qingyi.Server.Features.Search;

/// <summary>What the box in the top bar leads to.</summary>
public static class SearchPages
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services.AddScoped<SearchQuery>().AddRounds<FillSearch>();

    public static void MapSearchPages(this IEndpointRouteBuilder app) =>
        app.MapGet(Paths.Search, async (SearchQuery query, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Staff(http, StaffPage.Search, await query.View(http, cancellation))).ForSeats([.. Role.OfCases, Role.Hospital]);
}
