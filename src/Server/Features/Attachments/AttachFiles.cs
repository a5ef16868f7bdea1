using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.TipOffs.Cleaning;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Attachments;

/// <summary>A file that belongs to one place within a matter or a register: an item of a checklist, an entry.</summary>
/// <param name="Place">The item's code, or the entry's id.</param>
/// <param name="Name">Null for whoever may know that it is there but not what it says.</param>
public sealed record AttachmentItem(string Id, string Place, string? Name, string MediaType, long Size, string Sha256, string By, DateTimeOffset At);

/// <summary>
/// 附件: photos and documents beside an item of a checklist or an entry of a register. The type is told by the content; the file is kept as it came, since its
/// fingerprint is what people compare, sealed, and never taken away again before its time of keeping is over.
/// </summary>
public sealed class AttachFiles(CaseDb db, Transitions transitions, SealedFiles store, PersonAtDoor door)
{
    public const int Megabytes = 20;

    /// <summary>Files of one place.</summary>
    public const int Most = 30;

    private const long Largest = Megabytes * 1024L * 1024;

    public static Refusal NoSuchFile { get; } = Refusals.Of("no-such-file.attachment");

    /// <summary>All of the files, or none and the reason of the first that cannot be taken.</summary>
    /// <param name="refuse">Why the person may not, asked again inside the transaction.</param>
    public async Task<Outcome<List<AttachmentItem>>> Add(string caseId, string place, IFormFileCollection files, Func<Case, Person, Refusal?> refuse, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(refuse);
        if (files.Count == 0)
        {
            return Refusals.Of("invalid-data.attachment-none-chosen");
        }

        var saved = new List<(string Name, FileKind Kind, StoredFile Stored)>();
        foreach (var file in files)
        {
            var name = FileNames.Safe(file.FileName);
            if (file.Length is 0 or > Largest)
            {
                return file.Length == 0 ? Refusals.Of("invalid-data.attachment-empty", name) : Refusals.Of("too-large.attachment-size", name, Megabytes);
            }

            using var content = new MemoryStream((int)file.Length);
            await file.CopyToAsync(content, cancellation);
            if (FileKinds.Of(content.ToArray()) is not { } kind)
            {
                return Refusals.Of("unsupported-file.attachment-kind", name, FileKinds.Taken);
            }

            content.Position = 0;
            saved.Add((name, kind, await store.Save(content, cancellation)));
        }

        return await transitions.Run<List<AttachmentItem>>(caseId, door.Person, async t =>
        {
            if (refuse(t.Case, t.By) is { } late)
            {
                return late;
            }

            if (await t.Db.Evidence.CountAsync(e => e.CaseId == caseId && e.Place == place, cancellation) + saved.Count > Most)
            {
                return Refusals.Of("too-many-files", Most);
            }

            var rows = saved.ConvertAll(s => new EvidenceRow
            {
                Id = t.NewId(), CaseId = caseId, Place = place, FileHash = s.Stored.Sha256, StoredAs = s.Stored.StoredAs, FileKey = s.Stored.Key, Size = s.Stored.Size,
                Name = s.Name, MediaType = s.Kind.MediaType(), By = t.By.Id, ByName = t.By.Name, At = t.Now,
            });
            t.Db.Evidence.AddRange(rows);
            foreach (var row in rows)
            {
                t.Audit("file-attached", new JsonObject { ["evidence"] = row.Id, ["place"] = place, ["sha256"] = row.FileHash });
            }

            return rows.ConvertAll(r => Item(r));
        }, cancellation);
    }

    /// <param name="place">Null: of every place.</param>
    public async Task<IReadOnlyList<AttachmentItem>> Of(string caseId, string? place, bool open, CancellationToken cancellation) =>
        [.. (await db.Evidence.AsNoTracking().Where(e => e.CaseId == caseId && e.Place != null && (place == null || e.Place == place)).OrderBy(e => e.Id).ToListAsync(cancellation)).Select(e => Item(e, open))];

    /// <summary>Whatever the file is, a browser only ever saves it.</summary>
    public async Task<IResult?> Open(HttpContext http, string caseId, string? place, string file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (await db.Evidence.AsNoTracking().FirstOrDefaultAsync(e => e.Id == file && e.CaseId == caseId && e.Place != null && (place == null || e.Place == place), cancellation) is not { } row)
        {
            return null;
        }

        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return Results.Stream(target => store.CopyTo(row.StoredAs, row.FileKey, target, cancellation), "application/octet-stream", row.Name);
    }

    private static AttachmentItem Item(EvidenceRow e, bool open = true) => new(e.Id, e.Place!, open ? e.Name : null, e.MediaType, e.Size, e.FileHash, e.ByName, e.At);
}
