using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Admin;

/// <summary>An entry of a list that a house words itself.</summary>
public sealed class DictionaryItemRow
{
    public required string Dictionary { get; init; }
    public required string Code { get; init; }
    public required string Name { get; set; }
    public required int Position { get; set; }

    /// <summary>No longer offered; what was said with it keeps its word.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}

public sealed record DictionaryItem(string Code, string Name, bool Closed = false);

/// <param name="Basis">Why nobody words it here; null where the house does.</param>
public sealed record DictionaryList(string Key, string Name, string? Basis, IReadOnlyList<DictionaryItem> Items)
{
    public bool Editable => Basis is null;
}

/// <param name="Code">Lower-case letters, digits and hyphens.</param>
public sealed record NewDictionaryItem(string Code, string Name);

/// <summary>数据字典: every list of codes in use. What the law, a contract or a rule reads stands in the code and is shown; the rest is the house's to word.</summary>
public sealed class Dictionaries(CaseDb db, AccountSave save, TimeProvider clock)
{
    /// <summary>Where codes of satisfaction hang.</summary>
    public const string Places = "survey-places";

    private const int Longest = 40;
    private static string Law => Texts.Of("admin.dictionary.law");
    private static string Shape => Texts.Of("admin.dictionary.shape");

    private static DictionaryItem[] ShippedPlaces => [new("registration", Texts.Of("admin.place.registration")), new("outpatient", Texts.Of("admin.place.outpatient")), new("ward", Texts.Of("admin.place.ward")), new("payment", Texts.Of("admin.place.payment")), new("discharge", Texts.Of("admin.place.discharge")), new("emergency", Texts.Of("admin.place.emergency"))];

    public async Task<IReadOnlyList<DictionaryList>> All(CancellationToken cancellation) =>
    [
        new(Places, Texts.Of("admin.dictionary.places"), null, await Items(Places, cancellation)),
        new("conducts", Texts.Of("admin.dictionary.conducts"), Law, Named(GradingWords.Conducts)),
        new("subjects", Texts.Of("admin.dictionary.subjects"), Law, Named(GradingWords.Subjects)),
        new("circumstances", Texts.Of("admin.dictionary.circumstances"), Law, Named(GradingWords.Circumstances)),
        new("tiers", Texts.Of("admin.dictionary.tiers"), Law, Named(GradingWords.Tiers)),
        new("outcomes", Texts.Of("admin.dictionary.outcomes"), Shape, [.. Acts.All.SelectMany(a => a.Outcomes).Select(o => new DictionaryItem(o.Key, o.Value)).GroupBy(i => i.Code, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new DictionaryItem(g.Key, string.Join('、', g.Select(i => i.Name).Distinct())))]),
        new("stages", Texts.Of("admin.dictionary.stages"), Shape, [.. Enum.GetValues<Domain.Cases.CaseStage>().Select(s => new DictionaryItem(s.Kebab(), StageNames.Of(s)))]),
        new("roles", Texts.Of("admin.dictionary.roles"), Shape, [.. Role.Names.Select(r => new DictionaryItem(r.Key, r.Value))]),
        new("levels", Texts.Of("admin.dictionary.levels"), Shape, [.. OrganisationCheck.Levels.Select(l => new DictionaryItem(l.Code, l.Word))]),
    ];

    public async Task<IReadOnlyList<DictionaryItem>> Open(string dictionary, CancellationToken cancellation) => [.. (await Items(dictionary, cancellation)).Where(i => !i.Closed)];

    /// <summary>Adds an entry, or words it anew.</summary>
    public async Task<Outcome<bool>> Put(string dictionary, NewDictionaryItem given, Person by, CancellationToken cancellation)
    {
        var (code, name) = ((given.Code ?? "").Trim(), (given.Name ?? "").Trim());
        if (dictionary != Places)
        {
            return NotHere;
        }

        if (code.Length is 0 or > Longest || !code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') || name.Length is 0 or > Longest)
        {
            return Refusals.Of("invalid-data.dictionary-code-and-name", Longest);
        }

        var now = await Items(dictionary, cancellation);
        if (now.Any(i => i.Name == name && i.Code != code))
        {
            return Refusals.Of("invalid-data.dictionary-name-taken", name);
        }

        if (now.Any(i => i.Code == code && i.Name == name && !i.Closed))
        {
            return true;
        }

        var row = await Row(dictionary, code, cancellation);
        (row.Name, row.ClosedAt) = (name, null);
        return await Saved("dictionary-worded", dictionary, code, by, cancellation);
    }

    /// <summary>No longer offered, or offered again.</summary>
    public async Task<Outcome<bool>> Close(string dictionary, string code, bool closed, Person by, CancellationToken cancellation)
    {
        if (dictionary != Places || (await Items(dictionary, cancellation)).FirstOrDefault(i => i.Code == code) is not { } item)
        {
            return NotHere;
        }

        if (item.Closed == closed)
        {
            return true;
        }

        (await Row(dictionary, code, cancellation)).ClosedAt = closed ? clock.GetUtcNow() : null;
        return await Saved(closed ? "dictionary-entry-closed" : "dictionary-entry-opened", dictionary, code, by, cancellation);
    }

    private static Refusal NotHere { get; } = Refusals.Of("dictionary-fixed");

    // The shipped entries stand until a row says otherwise.
    private async Task<IReadOnlyList<DictionaryItem>> Items(string dictionary, CancellationToken cancellation)
    {
        var rows = await db.DictionaryItems.AsNoTracking().Where(i => i.Dictionary == dictionary).OrderBy(i => i.Position).ToListAsync(cancellation);
        var shipped = ShippedPlaces.Select(s => rows.FirstOrDefault(r => r.Code == s.Code) is { } row ? Item(row) : s);
        return [.. shipped, .. rows.Where(r => ShippedPlaces.All(s => s.Code != r.Code)).Select(Item)];
    }

    private async Task<DictionaryItemRow> Row(string dictionary, string code, CancellationToken cancellation)
    {
        var row = await db.DictionaryItems.FirstOrDefaultAsync(i => i.Dictionary == dictionary && i.Code == code, cancellation);
        if (row is null)
        {
            row = new DictionaryItemRow { Dictionary = dictionary, Code = code, Name = ShippedPlaces.FirstOrDefault(s => s.Code == code)?.Name ?? code, Position = await db.DictionaryItems.CountAsync(i => i.Dictionary == dictionary, cancellation) + 1 };
            db.DictionaryItems.Add(row);
        }

        return row;
    }

    private async Task<Outcome<bool>> Saved(string what, string dictionary, string code, Person by, CancellationToken cancellation)
    {
        await save.Save(what, by.Id, new JsonObject { ["dictionary"] = dictionary, ["code"] = code }, cancellation);
        return true;
    }

    private static DictionaryItem Item(DictionaryItemRow row) => new(row.Code, row.Name, row.ClosedAt is not null);

    private static IReadOnlyList<DictionaryItem> Named(IEnumerable<(string Code, string Name)> words) => [.. words.Select(w => new DictionaryItem(w.Code, w.Name))];
}
