using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
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
    private static Refusal NoSuchFile { get; } = Refusals.Of("no-such-file.evidence");

    public static void MapEvidence(this IEndpointRouteBuilder app)
    {
        var evidence = app.MapGroup("/api/cases/{id}/evidence").ForSeats([.. Role.OfCases]);
        evidence.MapGet("/", async (string id, CaseQueries queries, CaseDb db, PersonAtDoor door, CancellationToken cancellation) =>
            await queries.Find(door.Person, id, cancellation) is null
                ? Problems.Result(CaseQueries.NoSuchCase)
                : Results.Json((await db.Evidence.AsNoTracking().Where(e => e.CaseId == id).OrderBy(e => e.Id).ToListAsync(cancellation)).Select(Item).ToList(), WireJson.Options))
            .Produces<IReadOnlyList<EvidenceItem>>();
        evidence.MapPost("/", async (string id, IFormFileCollection files, AddEvidence add, CancellationToken cancellation) => (await add.Add(id, files, cancellation)).Result()).Idempotent().DisableAntiforgery().Produces<IReadOnlyList<EvidenceItem>>();
        evidence.MapGet("/{file}", Open);
    }

    public static EvidenceItem Item(EvidenceRow e) => new(e.Id, e.Name, e.MediaType, e.Size, e.FileHash, e.ByName, e.At);

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
}
