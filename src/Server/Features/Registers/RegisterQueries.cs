using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Domain.Registers;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Registers;

/// <summary>Reads registers as far as the person may see their books.</summary>
public sealed class RegisterQueries(CaseDb db, RegisterShelf shelf, MatterLedger matters, TimeProvider clock)
{
    /// <summary>The registers that concern the person: a hospital sees those that hospitals keep.</summary>
    public async Task<IReadOnlyList<ShelvedRegister>> All(Person person, CancellationToken cancellation)
    {
        var level = await Level(person, cancellation);
        return [.. (await shelf.All(cancellation)).Where(r => level != OrganisationLevel.Hospital || r.Definition.Keepers.Levels.Contains("hospital"))];
    }

    public async Task<ShelvedRegister?> Find(Person person, string? key, CancellationToken cancellation) => (await All(person, cancellation)).FirstOrDefault(r => r.Key == key);

    /// <summary>Why the person may not enter anything here; null when they may.</summary>
    public async Task<Refusal?> MayKeep(Person person, RegisterDefinition of, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(of);
        if (of.Over is { } over)
        {
            return RegisterRefusals.ByMatter(Matters.MatterQueries.KindName(over.Matter));
        }

        return await IsKeeper(person, of, cancellation) ? null : RegisterRefusals.NotKeeper(of);
    }

    public async Task<bool> IsKeeper(Person person, RegisterDefinition of, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(of);
        return person.IsAny(of.Keepers.Roles) && of.Keepers.Levels.Contains((await Level(person, cancellation)).ToString().ToLowerInvariant());
    }

    public Task<RegisterEntryRow?> Entry(Person person, string key, string id, CancellationToken cancellation) =>
        db.EntriesFor(person).AsNoTracking().FirstOrDefaultAsync(e => e.Id == id && e.Register == key, cancellation);

    public async Task<IReadOnlyList<LedgerRow>> Page(Person person, ShelvedRegister register, LedgerFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(register);
        if (register.Definition.Over is not null)
        {
            return await matters.Page(person, register.Definition, filter, cancellation);
        }

        return [.. (await Filtered(await Seen(person, register.Key, cancellation), filter).OrderByDescending(e => e.Id).Take(Paging.Size).ToListAsync(cancellation)).Select(e => Row(e))];
    }

    /// <summary>Every line that the filter leaves, the newest first, without a page.</summary>
    public async IAsyncEnumerable<LedgerRow> Lines(Person person, ShelvedRegister register, LedgerFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(filter);
        var all = filter with { After = null };
        if (register.Definition.Over is not null)
        {
            await foreach (var line in matters.Lines(person, register.Definition, all, cancellation))
            {
                yield return line;
            }

            yield break;
        }

        var entries = await Seen(person, register.Key, cancellation);

        // Part by part: whoever reads the lines asks the same connection for more, and PostgreSQL has one answer open at a time.
        for (List<RegisterEntryRow>? part = null; part is null || part.Count == MatterLedger.Part; all = all with { After = part.Count > 0 ? part[^1].Id : null })
        {
            part = await Filtered(entries, all).OrderByDescending(e => e.Id).Take(MatterLedger.Part).ToListAsync(cancellation);
            foreach (var entry in part)
            {
                yield return Row(entry);
            }
        }
    }

    /// <summary>How many lines the filter leaves, counted no further than asked.</summary>
    public async Task<int> Count(Person person, ShelvedRegister register, LedgerFilter filter, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(filter);
        var all = filter with { After = null };
        return register.Definition.Over is not null
            ? await matters.Count(person, register.Definition, all, most, cancellation)
            : await Filtered(await Seen(person, register.Key, cancellation), all).Take(most).CountAsync(cancellation);
    }

    public static LedgerRow Row(RegisterEntryRow e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return new(e.Id, e.BookId, $"{e.Number}", e.State, e.On, e.OrganisationId, EntryData.Of(e), e.Version, e.Search);
    }

    /// <summary>A form with the lists of this moment and this person filled in.</summary>
    public async Task<JsonObject> Live(Person person, JsonObject form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(form);
        var live = form.DeepClone().AsObject();
        foreach (var field in (live["properties"] as JsonObject ?? []).Select(p => p.Value).OfType<JsonObject>())
        {
            switch (field["x-options"]?.ToString())
            {
                case "institutions":
                    var institutions = await db.Organisations.AsNoTracking().Where(o => o.Level == OrganisationLevel.Hospital && o.Path.StartsWith(person.Path)).OrderBy(o => o.Path).Select(o => new { o.Id, o.Name }).ToListAsync(cancellation);
                    Fill(field, institutions.Select(o => (o.Id, o.Name)));
                    break;
                case "conducts":
                    Fill(field, GradingWords.Conducts.Select(c => (c.Code, c.Name)));
                    break;
            }
        }

        return live;
    }

    private static void Fill(JsonObject field, IEnumerable<(string Code, string Name)> options)
    {
        var list = options.ToList();
        field["enum"] = new JsonArray([.. list.Select(o => (JsonNode)o.Code)]);
        field["x-labels"] = new JsonArray([.. list.Select(o => (JsonNode)o.Name)]);
    }

    private async Task<OrganisationLevel> Level(Person person, CancellationToken cancellation) =>
        await db.Organisations.AsNoTracking().Where(o => o.Id == person.OrganisationId).Select(o => o.Level).FirstAsync(cancellation);

    // PostgreSQL guesses how many entries the person may see, guesses too few, and reads and sorts them all for one page: it is told the books. SQLite walks the register in the order of the page as it is.
    private async Task<IQueryable<RegisterEntryRow>> Seen(Person person, string key, CancellationToken cancellation)
    {
        if (!db.IsPostgres())
        {
            return db.EntriesFor(person).AsNoTracking().Where(e => e.Register == key);
        }

        var books = await db.VisibleTo(person).Where(c => db.RegisterBooks.Any(b => b.Id == c.Id && b.Register == key)).Select(c => c.Id).ToListAsync(cancellation);
        return db.RegisterEntries.AsNoTracking().Where(e => e.Register == key && books.Contains(e.BookId));
    }

    private IQueryable<RegisterEntryRow> Filtered(IQueryable<RegisterEntryRow> entries, LedgerFilter filter)
    {
        var now = clock.GetUtcNow();
        entries = filter.State is { } state ? entries.Where(e => e.State == state) : entries;
        entries = filter.Q is { } q ? entries.Where(e => e.Search.Contains(q)) : entries;
        entries = filter.Organisation is { } organisation ? entries.Where(e => e.OrganisationId == organisation) : entries;
        entries = filter.From is { } from ? entries.Where(e => e.On >= from) : entries;
        entries = filter.To is { } to ? entries.Where(e => e.On <= to) : entries;
        entries = filter.Light == "overdue" ? entries.Where(e => db.Deadlines.Any(d => d.EntryId == e.Id && d.State == "running" && d.DueAt <= now)) : entries;
        return filter.After is { } after ? entries.Where(e => string.Compare(e.Id, after) < 0) : entries;
    }
}
