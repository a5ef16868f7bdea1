using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Circulating;

/// <summary>传阅: sends a case or a matter round among colleagues who may see it anyhow, and takes their receipts. It gives nobody a right.</summary>
public sealed class Circulate(CaseDb db, Transitions transitions, PersonAtDoor door)
{
    private const int Most = 50;
    private const int LongestNote = 500;

    public static Refusal NoSuchCase { get; } = Refusals.Of("no-such-case.case-to-circulate");
    public static Refusal Nobody { get; } = Refusals.Of("invalid-data.circulate-to-whom");
    public static Refusal TooLong { get; } = Refusals.Of("invalid-data.circulation-note-length", LongestNote);
    public static Refusal NotForThem { get; } = Refusals.Of("invalid-data.circulate-to-outsider");

    public Task<Case?> Find(string id, CancellationToken cancellation) => db.VisibleTo(door.Person).AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.Kind != Case.OfRegister, cancellation);

    /// <summary>Colleagues of the own organisation who may see it, without oneself.</summary>
    public async Task<IReadOnlyList<Person>> Readers(string id, CancellationToken cancellation)
    {
        var accounts = await db.Users.AsNoTracking().Where(u => u.OrganisationId == door.Person.OrganisationId && u.Id != door.Person.Id && u.LockoutEnd != Account.Closed).OrderBy(u => u.DisplayName).Take(200).ToListAsync(cancellation);
        var readers = new List<Person>();
        foreach (var account in accounts)
        {
            var person = await PersonAtDoor.Of(db, account, cancellation);
            if (await db.VisibleTo(person).AnyAsync(c => c.Id == id, cancellation))
            {
                readers.Add(person);
            }
        }

        return readers;
    }

    /// <summary>Whoever has it unread already does not get it a second time.</summary>
    public async Task<Refusal?> Send(string id, IReadOnlyList<string> to, string note, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(to);
        if (await Find(id, cancellation) is null)
        {
            return NoSuchCase;
        }

        var chosen = to.Distinct(StringComparer.Ordinal).Take(Most).ToList();
        if (chosen.Count == 0)
        {
            return Nobody;
        }

        if (note.Length > LongestNote)
        {
            return TooLong;
        }

        var readers = (await Readers(id, cancellation)).ToDictionary(p => p.Id, StringComparer.Ordinal);
        if (chosen.Any(c => !readers.ContainsKey(c)))
        {
            return NotForThem;
        }

        return (await transitions.Run<int>(id, door.Person, async t =>
        {
            var have = await t.Db.Circulations.Where(c => c.CaseId == id && c.ReadAt == null && chosen.Contains(c.ToId)).Select(c => c.ToId).ToListAsync(cancellation);
            var fresh = chosen.Except(have).ToList();
            if (fresh.Count == 0)
            {
                return 0;
            }

            var words = t.Seal(note);
            foreach (var reader in fresh)
            {
                t.Db.Circulations.Add(new CirculationRow { Id = t.NewId(), CaseId = id, FromId = t.By.Id, FromName = t.By.Name, ToId = reader, ToName = readers[reader].Name, NoteText = words, At = t.Now });
            }

            t.Audit("circulated", new JsonObject { ["to"] = new JsonArray([.. fresh.Select(f => (JsonNode)f)]), ["note"] = words });
            return fresh.Count;
        }, cancellation)).Refusal;
    }

    /// <summary>回执. Read twice is read, at the first time.</summary>
    public async Task<Refusal?> Read(string id, CancellationToken cancellation)
    {
        if (await db.Circulations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.ToId == door.Person.Id, cancellation) is not { } seen || await Find(seen.CaseId, cancellation) is null)
        {
            return NoSuchCase;
        }

        return seen.ReadAt is not null ? null : (await transitions.Run<bool>(seen.CaseId, door.Person, async t =>
        {
            var row = await t.Db.Circulations.FirstAsync(c => c.Id == id, cancellation);
            if (row.ReadAt is null)
            {
                row.ReadAt = t.Now;
                t.Audit("circulation-read", new JsonObject { ["circulation"] = id });
            }

            return true;
        }, cancellation)).Refusal;
    }
}
