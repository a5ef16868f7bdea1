using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Investigation;

/// <summary>One piece of evidence as it is listed.</summary>
public sealed record EvidenceItem(string Id, string Name, string MediaType, long Size, string Sha256, string By, DateTimeOffset At);

/// <summary>证据: uploaded by the case's handlers, with fingerprint, who and when; read by who may see the case.</summary>
public static class EvidenceEndpoints
{
    private const long Largest = 50L * 1024 * 1024;
    private static Refusal NoSuchFile { get; } = new("no-such-file", "没有这份证据，或者您无权查看。");

    public static void MapEvidence(this IEndpointRouteBuilder app)
    {
        var evidence = app.MapGroup("/api/cases/{id}/evidence").For([.. Role.OfCases]);
        evidence.MapGet("/", async (string id, CaseQueries queries, CaseDb db, PersonAtDoor door, CancellationToken cancellation) =>
            await queries.Find(door.Person, id, cancellation) is null
                ? Problems.Result(CaseQueries.NoSuchCase)
                : Results.Json((await db.Evidence.AsNoTracking().Where(e => e.CaseId == id).OrderBy(e => e.Id).ToListAsync(cancellation)).Select(Item).ToList(), WireJson.Options))
            .Produces<IReadOnlyList<EvidenceItem>>();
        evidence.MapPost("/", Add).AddEndpointFilter<Idempotency>().DisableAntiforgery().Produces<IReadOnlyList<EvidenceItem>>();
        evidence.MapGet("/{file}", Open);
    }

    public static EvidenceItem Item(EvidenceRow e) => new(e.Id, e.Name, e.MediaType, e.Size, e.FileHash, e.ByName, e.At);

    private static async Task<IResult> Add(string id, IFormFileCollection files, CaseQueries queries, Transitions transitions, SealedFiles store, PersonAtDoor door, CancellationToken cancellation)
    {
        var found = await queries.Find(door.Person, id, cancellation);
        if (found is null)
        {
            return Problems.Result(CaseQueries.NoSuchCase);
        }

        if (found.Facts.Assignment?.Includes(door.Person.Id) != true)
        {
            return Problems.Result(new Refusal("not-permitted", "证据由本案承办人上传。"));
        }

        if (files.Count == 0 || files.Any(f => f.Length == 0 || f.Length > Largest))
        {
            return Problems.Result(new Refusal("invalid-data", "请选择文件，每个不超过50MB，不能是空文件。"));
        }

        var saved = new List<(IFormFile File, StoredFile Stored)>();
        foreach (var file in files)
        {
            await using var content = file.OpenReadStream();
            saved.Add((file, await store.Save(content, cancellation)));
        }

        var outcome = await transitions.Run<List<EvidenceItem>>(id, door.Person, t =>
        {
            if (t.Case.Stage is CaseStage.Closed or CaseStage.Disposed)
            {
                return Task.FromResult<Outcome<List<EvidenceItem>>>(new Refusal("case-closed", "案件已经办结，不能再上传证据。"));
            }

            var rows = saved.ConvertAll(s => new EvidenceRow
            {
                Id = t.NewId(), CaseId = id, FileHash = s.Stored.Sha256, StoredAs = s.Stored.StoredAs, FileKey = s.Stored.Key, Size = s.Stored.Size,
                Name = SafeName(s.File.FileName), MediaType = s.File.ContentType, By = t.By.Id, ByName = t.By.Name, At = t.Now,
            });
            t.Db.Evidence.AddRange(rows);
            foreach (var row in rows)
            {
                t.Audit("evidence-added", new JsonObject { ["evidence"] = row.Id, ["sha256"] = row.FileHash });
            }

            return Task.FromResult<Outcome<List<EvidenceItem>>>(rows.ConvertAll(Item));
        }, cancellation);
        return outcome.Result();
    }

    private static async Task<IResult> Open(string id, string file, CaseQueries queries, CaseDb db, SealedFiles store, PersonAtDoor door, HttpContext http, CancellationToken cancellation)
    {
        var row = await queries.Find(door.Person, id, cancellation) is null ? null : await db.Evidence.AsNoTracking().FirstOrDefaultAsync(e => e.Id == file && e.CaseId == id, cancellation);
        if (row is null)
        {
            return Problems.Result(NoSuchFile);
        }

        // Whatever the file is, a browser only ever saves it.
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return Results.Stream(target => store.CopyTo(row.StoredAs, row.FileKey, target, cancellation), "application/octet-stream", row.Name);
    }

    // A name is shown, never used as a path: control characters and direction marks go.
    private static string SafeName(string name)
    {
        var kept = new string([.. Path.GetFileName(name).Where(c => !char.IsControl(c) && c is not ('\u202e' or '\u202d' or '\u200f' or '\u200e'))]);
        return kept.Length == 0 ? "未命名" : kept.Length <= 120 ? kept : kept[..120];
    }
}
