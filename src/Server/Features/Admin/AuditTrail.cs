using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Audit;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;

namespace Qingyi.Server.Features.Admin;

/// <param name="Chain">One of <see cref="AuditTrail.Chains"/>, <c>cases</c>, or empty: all.</param>
/// <param name="Who">Account id of whoever did it.</param>
/// <param name="Before">Id of the last line of the page before: the newest come first.</param>
public sealed record AuditFilter(string Chain, string Who, DateOnly? From, DateOnly? To, string? Before)
{
    /// <summary>As it stands in an address; which chain unsaid is the first.</summary>
    public static AuditFilter Of(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(query.TryGetValue("chain", out var chain) ? chain.ToString() : AuditTrail.Chains[0], query["who"].ToString(), LegalDay.Read(query["from"]), LegalDay.Read(query["to"]), query["before"]);
    }

    /// <summary>Something is left out, on whichever page.</summary>
    public bool Narrows => this with { Before = null } != new AuditFilter("", "", null, null, null);
}

/// <param name="Sentence">What a case's own page says of it; null: the code has a word.</param>
/// <param name="Data">Ids and codes; no content of any case.</param>
public sealed record TrailLine(string Id, DateTimeOffset At, string Who, string What, string? Sentence, string Chain, string Data, string Hash);

/// <summary>The chains as auditors read them, newest first, 50 a page.</summary>
public sealed class AuditTrail(CaseDb db)
{
    /// <summary>The chains that everybody shares, in the order of screens; each case has one of its own.</summary>
    public static IReadOnlyList<string> Chains { get; } = [AccountSave.Chain, "rules", "definitions", "campaigns", "registers", "returns", "calendars", "inspections", "exports", "keys", "restores", "roots"];

    public async Task<Outcome<IReadOnlyList<TrailLine>>> Page(AuditFilter filter, CancellationToken cancellation)
    {
        var rows = Of(filter);
        if (filter.Before is { Length: > 0 } id)
        {
            if (await Find(id, cancellation) is not { } before)
            {
                return Refusals.Of("invalid-data.audit-page-mark");
            }

            rows = rows.Where(a => a.At < before.At || (a.At == before.At && (string.Compare(a.Chain, before.Chain) < 0 || (a.Chain == before.Chain && a.Sequence < before.Sequence))));
        }

        var page = await rows.OrderByDescending(a => a.At).ThenByDescending(a => a.Chain).ThenByDescending(a => a.Sequence).Take(Paging.Size).ToListAsync(cancellation);
        var ids = TimelineWords.Accounts(page);
        var found = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, u.DisplayName, u.UserName }).ToListAsync(cancellation);
        var people = found.ToDictionary(u => u.Id, u => u.DisplayName, StringComparer.Ordinal);
        var names = found.ToDictionary(u => u.Id, u => $"{u.DisplayName}（{u.UserName}）", StringComparer.Ordinal);
        return new Outcome<IReadOnlyList<TrailLine>>([.. page.Select(a => new TrailLine(
            string.Create(CultureInfo.InvariantCulture, $"{a.Chain}:{a.Sequence}"), a.At, a.Who is null ? "" : names.GetValueOrDefault(a.Who, a.Who), a.What, Sentence(a, people), a.Chain, a.Data, a.Hash))], null);
    }

    /// <summary>How many links the filter leaves, on whichever page; not more are counted than it matters.</summary>
    public Task<int> Count(AuditFilter filter, int most, CancellationToken cancellation) => Of(filter).Take(most).CountAsync(cancellation);

    /// <summary>The columns of the trail as a file.</summary>
    public static IReadOnlyList<string> Heading => Words.Spoken.All("audit-trail.what", "audit-trail.at", "audit-trail.who", "audit-trail.link", "audit.hash", "audit-trail.data");

    /// <summary>Every link that the filter leaves, the newest first.</summary>
    public async IAsyncEnumerable<IReadOnlyList<object?>> Rows(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var (page, count) = ((await Page(filter, cancellation)).Value ?? [], 0); page.Count > 0 && count < ListFile.Most; page = page.Count < Paging.Size ? [] : (await Page(filter with { Before = page[^1].Id }, cancellation)).Value ?? [])
        {
            foreach (var line in page)
            {
                count++;
                yield return [line.Sentence ?? Words.Spoken.Find($"did.{line.What}") ?? line.What, Show.Moment(line.At), line.Who.Length == 0 ? Words.Spoken["audit-trail.system"] : line.Who, line.Id, line.Hash, line.Data == "{}" ? "" : line.Data];
            }
        }
    }

    /// <summary>The three administrators, for the choice of whose deeds are shown.</summary>
    public async Task<IReadOnlyList<(string Id, string Name)>> Administrators(CancellationToken cancellation)
    {
        var rows = await db.Users.AsNoTracking().Join(db.UserRoles, u => u.Id, r => r.UserId, (u, r) => new { u.Id, u.DisplayName, u.UserName, r.RoleId }).Where(x => Separation.Three.Contains(x.RoleId)).OrderBy(x => x.UserName).ToListAsync(cancellation);
        return [.. rows.Select(r => (r.Id, $"{r.DisplayName}（{Role.Names[r.RoleId]}）")).DistinctBy(r => r.Id)];
    }

    private IQueryable<AuditRow> Of(AuditFilter filter)
    {
        var rows = new AuditScope(filter.Chain, filter.From, filter.To).Of(db.Audit.AsNoTracking());
        rows = filter.Who.Length == 0 ? rows : rows.Where(a => a.Who == filter.Who);
        if (filter.From is { } first)
        {
            var start = LegalDay.Start(first);
            rows = rows.Where(a => a.At >= start);
        }

        if (filter.To is { } last)
        {
            var end = LegalDay.End(last);
            rows = rows.Where(a => a.At < end);
        }

        return rows;
    }

    private static string? Sentence(AuditRow row, IReadOnlyDictionary<string, string> people) =>
        row.Chain.StartsWith("case/", StringComparison.Ordinal) && TimelineWords.Sentence(row, people) is var sentence && sentence != row.What ? sentence : null;

    private async Task<AuditRow?> Find(string id, CancellationToken cancellation)
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
