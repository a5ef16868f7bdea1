using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Features.Reporters;
using Qingyi.Server.Features.TipOffs.Cleaning;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.TipOffs;

/// <summary>Name and media type of an attachment, as they are sealed.</summary>
public sealed record AttachmentLabel(string Name, string MediaType);

/// <summary>A file that was handed in: kept with what was taken out of it, or the reason why it was not kept.</summary>
public sealed record HandedIn(string Name, IReadOnlyList<string> Removed, Refusal? Refusal = null);

/// <summary>举报附件: the type is told by the content, what could give the sender away is taken out, and what is left is sealed.</summary>
public sealed class TipAttachments(CaseDb db, TipFollowUp follow, Transitions transitions, SealedFiles store, House house, TimeProvider clock)
{
    public const int Megabytes = 20;

    /// <summary>Files that one tip takes in an hour.</summary>
    public const int AnHour = 30;

    private const long Largest = Megabytes * 1024L * 1024;

    /// <summary>Takes the files of a tip: all of them, or none and the reason of the first that cannot be taken.</summary>
    public async Task<Outcome<IReadOnlyList<ReceivedAttachment>>> Take(string? receipt, IReadOnlyList<IFormFile> files, CancellationToken cancellation)
    {
        if (await follow.Find(receipt, cancellation) is not { } tip)
        {
            return TipOffEndpoints.NoSuchReceipt;
        }

        if (files.Count == 0)
        {
            return Refusals.Of("invalid-data.attachment-none-chosen");
        }

        var read = await Read(files, cancellation);
        if (read.FirstOrDefault(r => r.Refusal is not null) is { Refusal: { } refusal })
        {
            return refusal;
        }

        return await Keep(tip, read, cancellation);
    }

    /// <summary>Takes those of the files that can be taken, and says of each what became of it.</summary>
    public async Task<IReadOnlyList<HandedIn>> TakeWhatCan(string receipt, IReadOnlyList<IFormFile> files, CancellationToken cancellation)
    {
        if (files.Count == 0 || await follow.Find(receipt, cancellation) is not { } tip)
        {
            return [];
        }

        var read = await Read(files, cancellation);
        var kept = await Keep(tip, [.. read.Where(r => r.Refusal is null)], cancellation);
        return [.. read.Select(r => new HandedIn(r.Name, r.Cleaned?.Removed ?? [], r.Refusal ?? kept.Refusal))];
    }

    /// <summary>The files of a tip with their names, for whoever holds its receipt.</summary>
    public async Task<IReadOnlyList<(string Name, DateOnly On)>> Names(TipRow tip, CancellationToken cancellation)
    {
        var rows = await db.TipAttachments.AsNoTracking().Where(a => a.TipId == tip.Id).OrderBy(a => a.Id).ToListAsync(cancellation);
        using var key = house.Ring.Unwrap(SealedKey.Parse(tip.WrappedKey));
        return [.. rows.Select(a => (JsonSerializer.Deserialize<AttachmentLabel>(key.OpenText(new SealedBox(a.Box), Place(tip.Id, a.Id)), WireJson.Options)!.Name, a.On))];
    }

    internal static string Place(string tip, string file) => $"tip/{tip}/file/{file}";

    private static async Task<List<ReadFile>> Read(IReadOnlyList<IFormFile> files, CancellationToken cancellation)
    {
        var read = new List<ReadFile>();
        foreach (var file in files)
        {
            var name = FileNames.Safe(file.FileName);
            if (file.Length is 0 or > Largest)
            {
                read.Add(new ReadFile(name, null, file.Length == 0 ? Refusals.Of("invalid-data.attachment-empty", name) : Refusals.Of("too-large.attachment-size", name, Megabytes)));
                continue;
            }

            using var content = new MemoryStream((int)file.Length);
            await file.CopyToAsync(content, cancellation);
            var cleaned = Cleaner.Clean(content.ToArray());
            read.Add(new ReadFile(name, cleaned, cleaned is null ? Refusals.Of("unsupported-file.attachment-kind", name, FileKinds.Taken) : null));
        }

        return read;
    }

    private async Task<Outcome<IReadOnlyList<ReceivedAttachment>>> Keep(TipRow tip, IReadOnlyList<ReadFile> files, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow().AddHours(-1);
        var lately = await db.Audit.CountAsync(a => a.Chain == "case/" + tip.CaseId && a.What == "attachment-received" && a.At > since, cancellation);
        if (lately + files.Count > AnHour)
        {
            return Refusals.Of("too-many.files-in-an-hour", AnHour);
        }

        var stored = new List<(ReadFile File, StoredFile Stored)>();
        foreach (var file in files)
        {
            using var content = new MemoryStream(file.Cleaned!.Content);
            stored.Add((file, await store.Save(content, cancellation)));
        }

        return await transitions.Run<IReadOnlyList<ReceivedAttachment>>(tip.CaseId, CaseLifecycle.System, async t =>
        {
            using var key = t.Unwrap(tip.WrappedKey);
            foreach (var (file, at) in stored)
            {
                var id = t.NewId();
                var label = JsonSerializer.Serialize(new AttachmentLabel(file.Name, file.Cleaned!.Kind.MediaType()), WireJson.Options);
                t.Db.TipAttachments.Add(new TipAttachment
                {
                    Id = id, TipId = tip.Id, FileHash = at.StoredAs, StoredAs = at.StoredAs, FileKey = at.Key, Box = key.Seal(label, Place(tip.Id, id)).Bytes, Size = at.Size,
                    On = LegalDay.Of(t.Now),
                });
                t.Audit("attachment-received", new JsonObject { ["attachment"] = id });
            }

            // What comes with the tip itself is news to nobody.
            if (t.Case.Facts.Acceptance is not null)
            {
                await ReporterNews.HandedIn(t, cancellation);
            }

            return new Outcome<IReadOnlyList<ReceivedAttachment>>([.. files.Select(f => new ReceivedAttachment(f.Name, f.Cleaned!.Removed))], null);
        }, cancellation);
    }

    private sealed record ReadFile(string Name, Cleaned? Cleaned, Refusal? Refusal);
}
