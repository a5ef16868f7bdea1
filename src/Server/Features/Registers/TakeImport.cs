using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Domain.Registers;
using Qingyi.Server.Features.Registers.Sheets;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Registers;

/// <summary>
/// 导入: the file is looked through first and kept sealed; on the second word its good rows are taken in one transaction, known by their natural key, so that
/// the same file twice enters nothing twice.
/// </summary>
public sealed class TakeImport(
    CaseDb db, RegisterQueries queries, RegisterBooks books, Transitions transitions, SealedFiles files, PersonAtDoor door, Ids ids, TimeProvider clock, IdempotencyScope idempotency)
{
    public const long MostBytes = 20L * 1024 * 1024;

    public async Task<Outcome<ImportPreview>> Look(string key, IFormFile? file, CancellationToken cancellation)
    {
        var person = door.Person;
        if (await queries.Find(person, key, cancellation) is not { } register)
        {
            return RegisterRefusals.NoSuchRegister;
        }

        if (register.Definition.Over is not null)
        {
            return RegisterRefusals.NoImport;
        }

        if (await queries.MayKeep(person, register.Definition, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (file is null || file.Length == 0)
        {
            return Refusals.Of("invalid-data.register-import-file");
        }

        if (file.Length > MostBytes)
        {
            return Refusals.Of("too-large.register-import-size", Web.Show.Size(file.Length), Web.Show.Size(MostBytes));
        }

        await using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        var read = await Read(person, register, content, cancellation);
        return read.Refusal is { } unreadable ? unreadable : await Keep(register, file.FileName, content, read.Value!, cancellation);
    }

    public async Task<Outcome<ImportResult>> Commit(string key, string id, CancellationToken cancellation)
    {
        var person = door.Person;
        var upload = await db.RegisterImports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id && i.Register == key && i.By == person.Id, cancellation);
        if (upload is null || await queries.Find(person, key, cancellation) is not { } register)
        {
            return RegisterRefusals.NoSuchImport;
        }

        if (await queries.MayKeep(person, register.Definition, cancellation) is { } refusal)
        {
            return refusal;
        }

        await using var content = new MemoryStream();
        await files.CopyTo(upload.StoredAs, upload.FileKey, content, cancellation);
        var read = await Read(person, register, content, cancellation);
        if (read.Refusal is { } unreadable)
        {
            return unreadable;
        }

        idempotency.Status = StatusCodes.Status200OK;
        var book = await books.Ensure(register.Definition, person.OrganisationId, cancellation);
        return await transitions.Run<ImportResult>(book, person, t => Take(t, register, upload.Id, read.Value!, cancellation), cancellation);
    }

    private static async Task<Outcome<ImportResult>> Take(Transition t, ShelvedRegister register, string id, ImportSheet sheet, CancellationToken cancellation)
    {
        var row = await t.Db.RegisterImports.FirstAsync(i => i.Id == id, cancellation);
        if (row.DoneAt is not null)
        {
            return RegisterRefusals.ImportDone;
        }

        var known = await Known(t.Db, t.Case.Id, sheet, cancellation);
        var hand = new EntryHand(t, register, await UnitParameters.Of(t.Db, register.Definition, t.Case.OrganisationId, cancellation));
        var (added, changed, same, faults) = (0, 0, 0, sheet.Faults.ToList());
        foreach (var good in sheet.Good)
        {
            if (good.Key is null || !known.TryGetValue(good.Key, out var entry))
            {
                hand.AddNew(EntryData.Split(register.Definition.Form, good.Data, t.Seal), "imported", id);
                added++;
            }
            else if (Same(register.Definition, entry, good.Data))
            {
                same++;
            }
            else if (hand.Edit(entry, EntryData.Of(entry).Without(register.Definition.Form).With(EntryData.Split(register.Definition.Form, good.Data, t.Seal)), "imported") is { } refusal)
            {
                faults.Add(new RowFault(good.Number, Texts.Of("registers.import.whole-row"), "", refusal.Sentence));
            }
            else
            {
                changed++;
            }
        }

        var bad = sheet.Rows - added - changed - same;
        (row.DoneAt, row.Result) = (t.Now, new JsonObject { ["rows"] = sheet.Rows, ["added"] = added, ["changed"] = changed, ["known"] = same, ["bad"] = bad }.ToJsonString());
        row.Version++;
        t.Audit("register-imported", new JsonObject { ["import"] = id, ["rows"] = sheet.Rows, ["added"] = added, ["changed"] = changed, ["known"] = same, ["bad"] = bad });
        return new ImportResult(id, sheet.Rows, added, changed, same, bad, faults);
    }

    private async Task<Outcome<ImportPreview>> Keep(ShelvedRegister register, string name, MemoryStream content, ImportSheet sheet, CancellationToken cancellation)
    {
        var person = door.Person;
        content.Position = 0;
        var stored = await files.Save(content, cancellation);
        var row = new RegisterImportRow
        {
            Id = ids.New(), Register = register.Key, OrganisationId = person.OrganisationId, By = person.Id, ByName = person.Name, At = clock.GetUtcNow(), Name = FileNames.Safe(name), StoredAs = stored.StoredAs, FileKey = stored.Key,
        };
        db.RegisterImports.Add(row);
        await db.SaveChangesAsync(cancellation);
        var book = await db.RegisterBooks.AsNoTracking().FirstOrDefaultAsync(b => b.Register == register.Key && b.OrganisationId == person.OrganisationId, cancellation);
        var known = book is null ? [] : await Known(db, book.Id, sheet, cancellation);
        var there = sheet.Good.Where(g => g.Key is not null && known.ContainsKey(g.Key)).ToList();
        var same = there.Count(g => Same(register.Definition, known[g.Key!], g.Data));
        return new ImportPreview(row.Id, row.Name, sheet.Rows, sheet.Good.Count - there.Count, same, there.Count - same, sheet.Bad, sheet.Faults, sheet.Unknown);
    }

    // Only what the sheet names is looked for; where a sheet is long, the whole book is read at once.
    private static async Task<Dictionary<string, RegisterEntryRow>> Known(CaseDb db, string book, ImportSheet sheet, CancellationToken cancellation)
    {
        var keys = sheet.Good.Select(g => g.Key).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return keys.Count == 0 ? [] : (await db.RegisterEntries.Where(e => e.BookId == book).ToListAsync(cancellation)).Where(e => keys.Contains(e.NaturalKey)).ToDictionary(e => e.NaturalKey, StringComparer.Ordinal);
    }

    // Words of people cannot be compared without opening them; a row that differs in nothing else is the same row.
    private static bool Same(RegisterDefinition of, RegisterEntryRow entry, JsonObject data)
    {
        var (before, after) = (EntryData.Of(entry).Codes, EntryData.Split(of.Form, data, _ => "x").Codes);
        return (of.Form["properties"] as JsonObject ?? []).Select(p => p.Key).All(k => NaturalKey.Same(before[k], after[k]));
    }

    private async Task<Outcome<ImportSheet>> Read(Person person, ShelvedRegister register, MemoryStream content, CancellationToken cancellation)
    {
        content.Position = 0;
        var zip = content.Length > 4 && content.ReadByte() == 'P' && content.ReadByte() == 'K';
        content.Position = 0;
        var form = await queries.Live(person, register.Definition.Form, cancellation);
        try
        {
            return new ImportReading(register, form, LegalDay.Of(clock.GetUtcNow())).Read(zip ? XlsxReader.Rows(content) : CsvSheets.Rows(content));
        }
        catch (InvalidDataException fault)
        {
            return new Refusal("unsupported-file", fault.Message);
        }
    }
}
