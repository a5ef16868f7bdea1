using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Audit;

/// <summary>The audit for auditors: all chains by time, ids and codes only.</summary>
public static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/audit", async (DateOnly? from, DateOnly? to, string? after, CaseDb db, HttpContext http, CancellationToken cancellation) =>
        {
            var page = await List(db, from, to, after, cancellation);
            if (page.Value is { Count: > 0 } rows)
            {
                Paging.Link(http, rows.Count, rows[^1].Id);
            }

            return page.Result();
        }).For(Role.Auditor).Produces<IReadOnlyList<AuditEntry>>();

    /// <param name="from">First legal day, inclusive.</param>
    /// <param name="to">Last legal day, inclusive.</param>
    /// <param name="after">Id of the last entry of the page before.</param>
    public static async Task<Outcome<IReadOnlyList<AuditEntry>>> List(CaseDb db, DateOnly? from, DateOnly? to, string? after, CancellationToken cancellation)
    {
        var rows = db.Audit.AsNoTracking();
        if (from is { } first)
        {
            var start = LegalDay.Start(first);
            rows = rows.Where(a => a.At >= start);
        }

        if (to is { } last)
        {
            var end = LegalDay.End(last);
            rows = rows.Where(a => a.At < end);
        }

        if (after is not null)
        {
            if (await Find(db, after, cancellation) is not { } before)
            {
                return Refusals.Of("invalid-data.audit-after-id");
            }

            rows = rows.Where(a => a.At > before.At
                || (a.At == before.At && (string.Compare(a.Chain, before.Chain) > 0 || (a.Chain == before.Chain && a.Sequence > before.Sequence))));
        }

        var page = await rows.OrderBy(a => a.At).ThenBy(a => a.Chain).ThenBy(a => a.Sequence).Take(Paging.Size).ToListAsync(cancellation);
        return new Outcome<IReadOnlyList<AuditEntry>>([.. page.Select(AuditViews.Entry)], null);
    }

    private static async Task<AuditRow?> Find(CaseDb db, string id, CancellationToken cancellation)
    {
        var colon = id.LastIndexOf(':');
        if (colon < 0 || !long.TryParse(id.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
        {
            return null;
        }

        var chain = id[..colon];
        return await db.Audit.AsNoTracking().FirstOrDefaultAsync(a => a.Chain == chain && a.Sequence == sequence, cancellation);
    }
}
