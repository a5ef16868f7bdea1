using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Reporting;

/// <summary>A report that a lower commission or hospital sent up.</summary>
/// <param name="Id">The receipt that it was answered with.</param>
public sealed record ReceivedReport(string Id, string Partner, DateTimeOffset At, ReportUp Report);

/// <summary>The reports that came in, newest first. They came to the top of this installation, and only its people see them.</summary>
public static class ReportsUp
{
    public static void MapReportsUp(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/reports-up", async (string? partner, string? campaign, string? after, CaseDb db, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
        {
            var page = await List(db, door.Person, partner, campaign, after, cancellation);
            Paging.Link(http, page.Count, page.Count == 0 ? null : page[^1].Id);
            return Results.Json(page, WireJson.Options);
        }).For(Role.SectionHead, Role.Leader, Role.PrincipalLeader, Role.Supervisor).Produces<IReadOnlyList<ReceivedReport>>();

    public static async Task<IReadOnlyList<ReceivedReport>> List(CaseDb db, Person person, string? partner, string? campaign, string? after, CancellationToken cancellation)
    {
        if (!await db.Organisations.AnyAsync(o => o.Id == person.OrganisationId && o.ParentId == null, cancellation))
        {
            return [];
        }

        var rows = db.Inbound.AsNoTracking().Where(i => i.Kind == "report-up");
        if (partner is not null)
        {
            rows = rows.Where(i => i.Partner == partner);
        }

        if (campaign is not null)
        {
            var named = $"{{\"campaign\":{JsonSerializer.Serialize(campaign, Transition.Plain)},";
            rows = rows.Where(i => i.Payload.StartsWith(named));
        }

        if (after is not null)
        {
            rows = rows.Where(i => string.Compare(i.Receipt, after) < 0);
        }

        // Receipts sort by time.
        var page = await rows.OrderByDescending(i => i.Receipt).Take(Paging.Size).ToListAsync(cancellation);
        return [.. page.Select(i => new ReceivedReport(i.Receipt, i.Partner, i.ReceivedAt, JsonSerializer.Deserialize<ReportUp>(i.Payload, WireJson.Options)!))];
    }
}
