using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Registers;
using Qingyi.Server.Storage;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Public;

namespace Qingyi.Server.Features.Registers;

/// <summary>信息公开: what everybody may read of registers. Only the states and the fields that the definition names leave the house.</summary>
public sealed class PublicEntries(CaseDb db, RegisterShelf shelf)
{
    public const int PageSize = 20;

    public async Task<IReadOnlyList<ShelvedRegister>> Registers(CancellationToken cancellation) => [.. (await shelf.All(cancellation)).Where(r => r.Definition.Publish is not null)];

    public async Task<ShelvedRegister?> Find(string key, CancellationToken cancellation) => (await Registers(cancellation)).FirstOrDefault(r => r.Key == key);

    public IQueryable<RegisterEntryRow> Public(ShelvedRegister register)
    {
        ArgumentNullException.ThrowIfNull(register);
        return db.RegisterEntries.AsNoTracking().Where(e => e.Register == register.Key && register.Definition.Publish!.In.Contains(e.State));
    }

    /// <summary>Each register with how much of it is public and when that last changed.</summary>
    public async Task<IReadOnlyList<DisclosureTopic>> Topics(CancellationToken cancellation)
    {
        var topics = new List<DisclosureTopic>();
        foreach (var register in await Registers(cancellation))
        {
            var entries = Public(register);
            var count = await entries.CountAsync(cancellation);
            topics.Add(new(register.Key, register.Definition.Title, count, await entries.Select(e => e.OrganisationId).Distinct().CountAsync(cancellation),
                count == 0 ? null : LegalDay.Of(await entries.MaxAsync(e => e.ChangedAt, cancellation))));
        }

        return topics;
    }

    public async Task<DisclosuresView> Page(ShelvedRegister register, string? organisation, string? after, Func<string, string> next, string? first, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(next);
        var (of, all) = (register.Definition, Public(register));
        var chosen = string.IsNullOrEmpty(organisation) ? all : all.Where(e => e.OrganisationId == organisation);
        var total = await chosen.CountAsync(cancellation);
        var rows = await (string.IsNullOrEmpty(after) ? chosen : chosen.Where(e => string.Compare(e.Id, after) < 0)).OrderByDescending(e => e.Id).Take(PageSize + 1).ToListAsync(cancellation);
        var shown = rows.Take(PageSize).ToList();
        var publishers = await db.Organisations.AsNoTracking().Where(o => all.Any(e => e.OrganisationId == o.Id)).OrderBy(o => o.Path).ToListAsync(cancellation);
        var names = publishers.ToDictionary(o => o.Id, o => o.Name, StringComparer.Ordinal);
        var since = await Since(of, shown, cancellation);
        var columns = of.Publish!.Fields.Where(f => of.Field(f)?["x-widget"]?.ToString() != "textarea" && !of.Label.Contains(f)).ToList();
        return new(
            of.Key, of.Title, of.Purpose, [.. columns.Select(of.FieldTitle)],
            [.. shown.Select(e => new DisclosureLine(e.Id, Label(of, e), names[e.OrganisationId], [.. columns.Select(f => EntryData.Of(e).Value(of, f))], since[e.Id], LegalDay.Of(e.ChangedAt)))],
            [.. publishers.Select(o => new Option(o.Id, o.Name))], organisation ?? "", new PagerView(shown.Count, total, first, rows.Count > PageSize ? next(shown[^1].Id) : null));
    }

    /// <summary>The entry while it is public; what stands in its place once it is withdrawn; null where it never was for everybody.</summary>
    public async Task<(DisclosureView? Entry, DisclosureWithdrawnView? Withdrawn)> One(ShelvedRegister register, string id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(register);
        var (of, publish) = (register.Definition, register.Definition.Publish!);
        if (await db.RegisterEntries.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id && e.Register == register.Key, cancellation) is not { } entry)
        {
            return (null, null);
        }

        var since = (await Since(of, [entry], cancellation)).GetValueOrDefault(id);
        var data = EntryData.Of(entry);
        if (publish.In.Contains(entry.State))
        {
            var name = await db.Organisations.AsNoTracking().Where(o => o.Id == entry.OrganisationId).Select(o => o.Name).FirstAsync(cancellation);
            var facts = publish.Fields.Select(f => new Pair(of.FieldTitle(f), data.Value(of, f))).Where(p => p.Value.Length > 0).ToList();
            return (new(of.Key, of.Title, Label(of, entry), name, facts, since, LegalDay.Of(entry.ChangedAt)), null);
        }

        if (entry.State != publish.Withdrawn || since == default)
        {
            return (null, null);
        }

        var gone = await db.RegisterHistory.AsNoTracking().Where(h => h.EntryId == id && h.State == publish.Withdrawn).MaxAsync(h => h.At, cancellation);
        return (null, new(of.Key, of.Title, since, LegalDay.Of(gone), publish.Reason is { } reason ? data.Value(of, reason) : ""));
    }

    private static string Label(RegisterDefinition of, RegisterEntryRow entry) => EntryViews.Label(of, RegisterQueries.Row(entry));

    // The day on which it first stood in a public state.
    private async Task<Dictionary<string, DateOnly>> Since(RegisterDefinition of, IReadOnlyList<RegisterEntryRow> entries, CancellationToken cancellation)
    {
        var ids = entries.Select(e => e.Id).ToList();
        var moments = await db.RegisterHistory.AsNoTracking().Where(h => ids.Contains(h.EntryId) && of.Publish!.In.Contains(h.State)).Select(h => new { h.EntryId, h.At }).ToListAsync(cancellation);
        return moments.GroupBy(m => m.EntryId).ToDictionary(g => g.Key, g => LegalDay.Of(g.Min(m => m.At)), StringComparer.Ordinal);
    }
}
