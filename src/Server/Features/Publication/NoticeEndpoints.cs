using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Publication;

/// <summary>Why a notice is taken back.</summary>
public sealed record NoticeWithdrawal(string Reason);

/// <summary>公示公告 for everybody; a withdrawn one answers 410 with the reason.</summary>
public static class NoticeEndpoints
{
    public static Refusal NoSuchNotice { get; } = Refusals.Of("no-such-notice");

    public static void MapNotices(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/notices", async (string? after, CaseDb db, TimeProvider clock, HttpContext http, CancellationToken cancellation) =>
        {
            var today = LegalDay.Of(clock.GetUtcNow());
            var rows = db.Notices.AsNoTracking().Where(n => n.Scope == "public" && n.WithdrawnAt == null && (n.Until == null || n.Until >= today));
            if (after is not null)
            {
                rows = rows.Where(n => string.Compare(n.Id, after) < 0);
            }

            var page = await rows.OrderByDescending(n => n.Id).Take(Paging.Size).ToListAsync(cancellation);
            var names = await Names(db, page, cancellation);
            Paging.Link(http, page.Count, page.Count == 0 ? null : page[^1].Id);
            return Results.Json(page.Select(n => new NoticeItem(n.Id, n.Number, n.Title, names[n.OrganisationId], LegalDay.Of(n.PublishedAt), n.Until)).ToList(), WireJson.Options);
        }).OpenToAll().Produces<IReadOnlyList<NoticeItem>>();

        app.MapGet("/api/notices/{id}", async (string id, CaseDb db, TimeProvider clock, CancellationToken cancellation) =>
            await db.Notices.AsNoTracking().FirstOrDefaultAsync(n => n.Id == id && n.Scope == "public", cancellation) switch
            {
                null => Problems.Result(NoSuchNotice),
                { WithdrawnAt: not null } gone => Problems.Result(Problems.Of(410, Gone(gone)) with
                {
                    Extensions = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["reason"] = JsonSerializer.SerializeToElement(gone.WithdrawalReason) },
                }),
                { Until: { } until } past when until < LegalDay.Of(clock.GetUtcNow()) => Problems.Result(Problems.Of(410, Past(past))),
                var n => Results.Json(new Notice(n.Id, n.Number, n.Title, (await Names(db, [n], cancellation))[n.OrganisationId], LegalDay.Of(n.PublishedAt), n.Body, n.Until) { Hash = n.Hash }, WireJson.Options),
            }).OpenToAll().Produces<Notice>();

        app.MapPost("/api/notices/{id}/withdraw", async (string id, NoticeWithdrawal withdrawal, WithdrawNotice withdraw, CancellationToken cancellation) =>
            (await withdraw.Withdraw(id, withdrawal.Reason, cancellation)).Result(_ => Results.NoContent())).For(Role.Publisher).IdempotentWithoutContent();
    }

    public static Refusal Gone(NoticeRow notice) => Refusals.Of("notice-withdrawn.on", LegalDay.Of(notice.WithdrawnAt!.Value));

    /// <summary>Its time of publicity is over.</summary>
    public static Refusal Past(NoticeRow notice) => Refusals.Of("notice-expired", notice.Number, notice.Until);

    internal static async Task<Dictionary<string, string>> Names(CaseDb db, IEnumerable<NoticeRow> notices, CancellationToken cancellation)
    {
        var ids = notices.Select(n => n.OrganisationId).Distinct().ToList();
        return await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
    }
}
