using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Domain.Registers;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Registers;

/// <summary>Entries as they leave the house: words of people masked, save within the book's own organisation.</summary>
public sealed class EntryViews(CaseDb db, RegisterQueries queries, SealedWords words, House house, TimeProvider clock)
{
    /// <summary>Lines of a list. Sealed texts are opened only to be masked.</summary>
    public async Task<IReadOnlyList<EntryItem>> Items(ShelvedRegister register, IReadOnlyList<LedgerRow> rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(rows);
        var of = register.Definition;
        var names = await CodeNames.Of(db, rows.Select(r => (JsonNode?)r.Data.Codes).Append(new JsonArray([.. rows.Select(r => (JsonNode)r.OrganisationId).Distinct()])), cancellation);
        var masked = await Masked(of, rows, cancellation);
        var ids = rows.Select(r => r.Id).ToList();
        var running = (await db.Deadlines.AsNoTracking().Where(d => (d.State == "running" || d.State == "paused") && (ids.Contains(d.EntryId!) || (d.EntryId == null && ids.Contains(d.CaseId)))).ToListAsync(cancellation)).ToLookup(d => d.EntryId ?? d.CaseId);
        return [.. rows.Select(r => new EntryItem(
            r.Id, r.Number, Label(of, r, id => names.GetValueOrDefault(id)), r.State, of.State(r.State).Title, r.OrganisationId, names.GetValueOrDefault(r.OrganisationId, ""), r.On, Worst(running[r.Id]),
            new JsonObject(of.Columns.Select(c => KeyValuePair.Create(c, (JsonNode?)Cell(of, r, c, masked, names))))))];
    }

    /// <param name="name">Names an organisation by its id.</param>
    public static string Label(RegisterDefinition of, LedgerRow row, Func<string, string?>? name = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Data.Label(of, name) is { Length: > 0 } label ? label : Ordinal(row.Number) ? Texts.Of("registers.entry.number", row.Number) : row.Number;
    }

    /// <summary>An entry is counted within its book; a matter has the number of its series.</summary>
    public static bool Ordinal(string number) => number.All(char.IsAsciiDigit);

    /// <summary>One cell in people's words; what is sealed stays masked.</summary>
    public static string Cell(RegisterDefinition of, LedgerRow row, string field, IReadOnlyDictionary<string, string> masked, IReadOnlyDictionary<string, string> names)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(masked);
        return row.Data.Texts.TryGetValue(field, out var text) ? masked.GetValueOrDefault(text, "**") : row.Data.Value(of, field, id => names.GetValueOrDefault(id));
    }

    /// <summary>The masked words of the sealed columns, by id of the text.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Masked(RegisterDefinition of, IReadOnlyList<LedgerRow> rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(of);
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var book in rows.GroupBy(r => r.CaseId))
        {
            foreach (var (id, text) in await words.Read(book.Key, book.SelectMany(r => of.Columns.Select(c => r.Data.Texts.GetValueOrDefault(c))), cancellation))
            {
                shown[id] = Mask.Of(text);
            }
        }

        return shown;
    }

    public async Task<EntryDetail> Detail(Person person, ShelvedRegister register, RegisterEntryRow entry, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(entry);
        var of = register.Definition;
        var row = RegisterQueries.Row(entry);
        var steps = new List<StepItem>();
        foreach (var move in EntryMoves.Open(of, entry.State, person).Where(m => !m.OtherHand || entry.CreatedBy != person.Id))
        {
            steps.Add(new StepItem(move.Key, move.Title, of.State(move.To).Title, move.Form is null ? null : await queries.Live(person, move.Form, cancellation)));
        }

        var duties = await db.Deadlines.AsNoTracking().Where(d => d.EntryId == entry.Id).OrderBy(d => d.DueAt).ToListAsync(cancellation);
        return new EntryDetail(
            (await Items(register, [row], cancellation))[0], entry.Version, await Data(person, entry, cancellation), steps,
            [.. duties.Select(d => new DutyItem(d.Id, d.Title, d.DueOn, d.State, d.State is "running" or "paused" ? Worst([d]) : "none"))],
            await History(of, entry.Id, cancellation), await LedTo(person, entry, cancellation), entry.KeepUntil);
    }

    /// <summary>All that was filled in, with the words of people open or masked.</summary>
    public async Task<JsonObject> Data(Person person, RegisterEntryRow entry, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(entry);
        var data = EntryData.Of(entry);
        var own = entry.OrganisationId == person.OrganisationId;
        var texts = await words.Read(entry.BookId, data.Texts.Values, cancellation);
        var whole = data.Codes.DeepClone().AsObject();
        foreach (var (path, id) in data.Texts)
        {
            Put(whole, path, own ? texts.GetValueOrDefault(id, "") : Mask.Of(texts.GetValueOrDefault(id)));
        }

        return whole;
    }

    public async Task<IReadOnlyList<HistoryItem>> History(RegisterDefinition of, string entry, CancellationToken cancellation) =>
        [.. (await db.RegisterHistory.AsNoTracking().Where(h => h.EntryId == entry).OrderBy(h => h.Sequence).ToListAsync(cancellation)).Select(h => new HistoryItem(
            h.At, h.ByName, h.What, What(of, h.What), of.State(h.State).Title,
            [.. JsonNode.Parse(h.Changes)!.AsObject().Select(c => of.FieldTitle(c.Key.TrimStart('#').Split('[', '.')[0])).Distinct()]))];

    public static string What(RegisterDefinition of, string what)
    {
        ArgumentNullException.ThrowIfNull(of);
        return what switch
        {
            "created" => Texts.Of("registers.history.created"),
            "edited" => Texts.Of("registers.history.edited"),
            "imported" => Texts.Of("registers.history.imported"),
            "led" => Texts.Of("registers.history.led"),
            _ => of.Transitions.FirstOrDefault(t => t.Key == what)?.Title ?? what,
        };
    }

    /// <summary>Clues, matters and entries that it led to, as far as the person may know of them: a hospital never learns a case's number.</summary>
    public async Task<IReadOnlyList<LedItem>> LedTo(Person person, RegisterEntryRow entry, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(entry);
        var cases = (await db.Cases.AsNoTracking().Where(c => c.OriginId == entry.BookId).ToListAsync(cancellation)).Where(c => c.Facts.Origin?.Step == entry.Id && (c.Kind != Case.OfCase || person.IsAny(Role.OfCases))).ToList();
        var ids = cases.Select(c => c.Id).ToList();
        var seen = await db.VisibleTo(person).Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellation);
        var next = await db.EntriesFor(person).AsNoTracking().Where(e => e.OriginEntryId == entry.Id).ToListAsync(cancellation);
        var titles = (await queries.All(person, cancellation)).ToDictionary(r => r.Key, r => r.Definition.Title, StringComparer.Ordinal);
        return
        [
            .. cases.Select(c => new LedItem(c.Kind, MatterQueries.KindName(c.Kind), c.Number, seen.Contains(c.Id) ? c.Id : null)),
            .. next.Select(e => new LedItem(e.Register, titles.GetValueOrDefault(e.Register, e.Register), Texts.Of("registers.entry.number", e.Number), e.Id)),
        ];
    }

    public string Worst(IEnumerable<DeadlineRow> rows)
    {
        var lights = rows.Select(d => Lights.Of(new LightFacts(d.StartAt, d.State == "paused" ? null : d.DueAt, Unit(d), d.MetAt), clock.GetUtcNow(), house.Calendar.Days).Light).ToList();
        return lights.Contains(Light.Red) ? "red" : lights.Contains(Light.Yellow) ? "yellow" : lights.Contains(Light.Grey) ? "grey" : lights.Count > 0 ? "green" : "none";
    }

    private LimitUnit Unit(DeadlineRow row) => row.Workdays is not null ? LimitUnit.Workday
        : house.Calendar.Limits.All.FirstOrDefault(l => l.Id == row.Limit && l.InForce(LegalDay.Of(row.StartAt)))?.Unit ?? LimitUnit.CalendarDay;

    // Paths are those of sealed fields: name, or rows[0].name.
    private static void Put(JsonObject whole, string path, string text)
    {
        var parts = path.Split('.');
        if (parts.Length == 1)
        {
            whole[path] = text;
            return;
        }

        var (list, index) = (parts[0].Split('[')[0], int.Parse(parts[0].Split('[', ']')[1], System.Globalization.CultureInfo.InvariantCulture));
        if (whole[list]?[index] is JsonObject row)
        {
            row[parts[1]] = text;
        }
    }
}
