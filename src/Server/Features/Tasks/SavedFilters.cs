using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;

namespace Qingyi.Server.Features.Tasks;

/// <summary>常用筛选: combinations of the inbox's filters under a name of one's own.</summary>
public sealed class SavedFilters(CaseDb db, PersonAtDoor door, WriteGate gate, Ids ids)
{
    private const string Prefix = "inbox/";
    private const int Most = 20;
    private const int LongestName = 20;
    private const int LongestValue = 100;

    /// <summary>What a filter may say; anything else in an address is dropped.</summary>
    private static readonly string[] Known = ["filter", "light", "step", "q"];

    public static Refusal NoName { get; } = Refusals.Of("invalid-data.filter-name", LongestName);
    public static Refusal Full { get; } = Refusals.Of("too-many.saved-filters", Most);

    public async Task<IReadOnlyList<SavedFilter>> All(CancellationToken cancellation) =>
    [
        .. (await db.Preferences.AsNoTracking().Where(p => p.AccountId == door.Person.Id && p.Name.StartsWith(Prefix)).OrderBy(p => p.Name).ToListAsync(cancellation))
            .Select(p => JsonSerializer.Deserialize<SavedFilter>(p.Value)! with { Id = p.Name[Prefix.Length..] }),
    ];

    public async Task<Refusal?> Save(string name, string query, CancellationToken cancellation)
    {
        name = name.Trim();
        if (name.Length is 0 or > LongestName)
        {
            return NoName;
        }

        var all = await All(cancellation);
        var plain = Plain(query);
        if (all.FirstOrDefault(f => f.Name == name) is { } same)
        {
            await Put(same.Id, name, plain, cancellation);
            return null;
        }

        if (all.Count >= Most)
        {
            return Full;
        }

        await Put(ids.New(), name, plain, cancellation);
        return null;
    }

    /// <summary>Removed twice is removed.</summary>
    public async Task Remove(string id, CancellationToken cancellation)
    {
        using var turn = await gate.Save(cancellation);
        await db.Preferences.Where(p => p.AccountId == door.Person.Id && p.Name == Prefix + id).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>The part of an address that is a filter, always in the same order.</summary>
    public static string Plain(string query)
    {
        var asked = QueryHelpers.ParseQuery(query);
        return QueryHelpers.AddQueryString("", Known.Where(k => asked.TryGetValue(k, out var value) && value.ToString().Length is > 0 and <= LongestValue).Select(k => KeyValuePair.Create(k, (string?)asked[k].ToString())));
    }

    private async Task Put(string id, string name, string query, CancellationToken cancellation)
    {
        var (me, key, value) = (door.Person.Id, Prefix + id, JsonSerializer.Serialize(new SavedFilter("", name, query)));
        if (await db.Preferences.FirstOrDefaultAsync(p => p.AccountId == me && p.Name == key, cancellation) is { } row)
        {
            row.Value = value;
        }
        else
        {
            db.Preferences.Add(new PreferenceRow { AccountId = me, Name = key, Value = value });
        }

        using var turn = await gate.Save(cancellation);
        await db.SaveChangesAsync(cancellation);
    }
}

/// <param name="Query">With its question mark, or empty.</param>
public sealed record SavedFilter(string Id, string Name, string Query)
{
    public string Link => Paths.Inbox + Query;
}
