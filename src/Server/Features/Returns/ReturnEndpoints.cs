using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Returns;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Returns;

/// <summary>Returns over HTTP. What is out of sight answers 404, as what does not exist.</summary>
public static class ReturnEndpoints
{
    public static void MapReturns(this IEndpointRouteBuilder app)
    {
        var returns = app.MapGroup("/api/returns").For([.. Registers.RegisterEndpoints.Readers]);
        returns.MapGet("/", async (ReturnQueries queries, PersonAtDoor door, CancellationToken cancellation) => Results.Json(await queries.Own(door.Person, cancellation), WireJson.Options)).Produces<IReadOnlyList<ReturnItem>>();
        returns.MapGet("/matrix", async (string? campaign, string? obligation, ReturnQueries queries, PersonAtDoor door, CancellationToken cancellation) =>
            await queries.Matrix(door.Person, campaign ?? "", obligation ?? "", cancellation) is { } matrix ? Results.Json(matrix, WireJson.Options) : Problems.Result(ReturnRefusals.NoSuchReturn)).Produces<ReturnMatrix>();
        returns.MapGet("/trend", async (string? campaign, string? obligation, string? unit, ReturnQueries queries, PersonAtDoor door, CancellationToken cancellation) =>
            Results.Json(await queries.Trend(door.Person, campaign ?? "", obligation ?? "", unit ?? door.Person.OrganisationId, cancellation), WireJson.Options)).Produces<IReadOnlyList<TrendPoint>>();
        returns.MapPost("/", async (ReturnOpening opening, FillReturn fill, ReturnAnswers answers, CancellationToken cancellation) =>
            await answers.Of(await fill.Open(opening, cancellation), null, StatusCodes.Status201Created, cancellation)).For([.. ReturnLifecycle.Fillers]).Idempotent<string>((http, id) => Again(http, id, StatusCodes.Status201Created)).Produces<ReturnDetail>(StatusCodes.Status201Created);
        returns.MapPost("/chase", async (ReturnChase chase, JudgeReturn judge, CancellationToken cancellation) => (await judge.Chase(chase, cancellation)).Result()).For([.. ReturnLifecycle.Receivers]).Idempotent().Produces<IReadOnlyList<string>>();
        returns.MapGet("/{id}", async (string id, ReturnAnswers answers, CancellationToken cancellation) => await answers.One(id, cancellation)).Produces<ReturnDetail>();
        returns.MapPut("/{id}", async (string id, ReturnChange change, FillReturn fill, ReturnAnswers answers, CancellationToken cancellation) =>
            await answers.Of(await fill.Save(id, change, cancellation), id, StatusCodes.Status200OK, cancellation)).Idempotent<string>((http, id) => Again(http, id, StatusCodes.Status200OK)).Produces<ReturnDetail>();
        returns.MapPost("/{id}/count", async (string id, ReturnStep step, FillReturn fill, ReturnAnswers answers, CancellationToken cancellation) =>
            await answers.Of(await fill.Recount(id, step.Version, cancellation), id, StatusCodes.Status200OK, cancellation)).Idempotent<string>((http, id) => Again(http, id, StatusCodes.Status200OK)).Produces<ReturnDetail>();
        returns.MapPost("/{id}/submit", async (string id, ReturnStep step, HandInReturn handIn, ReturnAnswers answers, CancellationToken cancellation) =>
            await answers.Of(await handIn.HandIn(id, step, cancellation), id, StatusCodes.Status200OK, cancellation)).Idempotent<string>((http, id) => Again(http, id, StatusCodes.Status200OK)).Produces<ReturnDetail>();
        returns.MapPost("/{id}/receive", async (string id, ReturnStep step, JudgeReturn judge, ReturnAnswers answers, CancellationToken cancellation) =>
            await answers.Of(await judge.Receive(id, step, cancellation), id, StatusCodes.Status200OK, cancellation)).Idempotent<string>((http, id) => Again(http, id, StatusCodes.Status200OK)).Produces<ReturnDetail>();
        returns.MapPost("/{id}/send-back", async (string id, ReturnStep step, JudgeReturn judge, ReturnAnswers answers, CancellationToken cancellation) =>
            await answers.Of(await judge.SendBack(id, step, cancellation), id, StatusCodes.Status200OK, cancellation)).Idempotent<string>((http, id) => Again(http, id, StatusCodes.Status200OK)).Produces<ReturnDetail>();
        returns.MapGet("/{id}/figures/{key}", async (string id, string key, ReturnQueries queries, ReturnDetails details, PersonAtDoor door, CancellationToken cancellation) =>
            await queries.Find(door.Person, id, cancellation) is { } row && await details.Behind(door.Person, row, key, cancellation) is { } drill ? Results.Json(drill, WireJson.Options) : Problems.Result(ReturnRefusals.NoSuchReturn)).Produces<DrillItem>();
        returns.MapGet("/{id}/export", async (string id, string? table, ExportReturn export, CancellationToken cancellation) => await export.Answer(id, table, cancellation));
        // Read by hand: an endpoint that binds a form would not be found by who sends none, and its door would not be asked.
        returns.MapPost("/{id}/files", async (string id, long? version, HttpContext http, FileReturn file, ReturnAnswers answers, CancellationToken cancellation) =>
        {
            var files = http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(cancellation)).Files : new FormFileCollection();
            return await answers.Of(await file.Add(id, version ?? 0, files, cancellation), id, StatusCodes.Status200OK, cancellation);
        }).Idempotent<string>((http, id) => Again(http, id, StatusCodes.Status200OK)).DisableAntiforgery().Produces<ReturnDetail>();
        returns.MapGet("/{id}/files/{file}", async (string id, string file, FileReturn files, HttpContext http, CancellationToken cancellation) => await files.Open(http, id, file, cancellation));
    }

    private static Task<IResult> Again(HttpContext http, string id, int status) => http.RequestServices.GetRequiredService<ReturnAnswers>().Of(new Handed(id), id, status, http.RequestAborted);
}

/// <summary>What a step answers: the return as it now stands, the faults of its fields, or a refusal; a lost race brings the return as it stands.</summary>
public sealed class ReturnAnswers(CaseDb db, ReturnQueries queries, ReturnDetails details, PersonAtDoor door)
{
    public async Task<IResult> One(string id, CancellationToken cancellation) =>
        await Detail(id, cancellation) is { } detail ? Results.Json(detail, WireJson.Options) : Problems.Result(ReturnRefusals.NoSuchReturn);

    public async Task<IResult> Of(Handed handed, string? id, int status, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(handed);
        if (handed.Faults is { } faults)
        {
            return Problems.Invalid(faults);
        }

        if (handed.Refusal is { } refusal)
        {
            return refusal.Code == ReturnRefusals.Changed.Code && id is not null ? Problems.Conflict(refusal, await Detail(id, cancellation)) : Problems.Result(refusal);
        }

        return Results.Json(await Detail(handed.Id!, cancellation), WireJson.Options, statusCode: status);
    }

    private async Task<ReturnDetail?> Detail(string id, CancellationToken cancellation)
    {
        // A fresh look: the context of the request may have read the return before the change.
        db.ChangeTracker.Clear();
        return await queries.Find(door.Person, id, cancellation) is { } row ? await details.Of(door.Person, row, cancellation) : null;
    }
}

/// <summary>The documents of a return: sealed files, added while it lies with the unit.</summary>
public sealed class FileReturn(CaseDb db, FillReturn fill, SealedFiles store, ReturnQueries queries, PersonAtDoor door)
{
    private const long Largest = 50L * 1024 * 1024;

    public async Task<Handed> Add(string id, long version, IFormFileCollection files, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (await queries.Find(door.Person, id, cancellation) is not { } seen)
        {
            return ReturnRefusals.NoSuchReturn;
        }

        if (new ReturnLifecycle(new(seen.State, seen.UnitId, seen.UpperId ?? seen.UnitId), door.Person).Refuse(ReturnTrigger.Fill) is { } refusal)
        {
            return refusal;
        }

        if (files.Count == 0 || files.Any(f => f.Length is 0 or > Largest))
        {
            return Refusals.Of("invalid-data.evidence-file");
        }

        var saved = new List<(IFormFile File, StoredFile Stored)>();
        foreach (var file in files)
        {
            await using var content = file.OpenReadStream();
            saved.Add((file, await store.Save(content, cancellation)));
        }

        return await fill.Change(id, version == 0 ? seen.Version : version, (t, hand, row, _) =>
        {
            var rows = saved.ConvertAll(s => new EvidenceRow
            {
                Id = t.NewId(), CaseId = row.BookId, FileHash = s.Stored.Sha256, StoredAs = s.Stored.StoredAs, FileKey = s.Stored.Key, Size = s.Stored.Size,
                Name = FileNames.Safe(s.File.FileName), MediaType = s.File.ContentType, By = t.By.Id, ByName = t.By.Name, At = t.Now,
            });
            t.Db.Evidence.AddRange(rows);
            var content = ReturnHand.Content(row);
            hand.Write(row, content with { Files = [.. content.Files, .. rows.Select(r => r.Id)] }, "filed");
            return Task.CompletedTask;
        }, cancellation);
    }

    public async Task<IResult> Open(HttpContext http, string id, string file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(http);
        var row = await queries.Find(door.Person, id, cancellation);
        if (row is null || !ReturnHand.Content(row).Files.Contains(file) || await db.Evidence.AsNoTracking().FirstOrDefaultAsync(e => e.Id == file && e.CaseId == row.BookId, cancellation) is not { } found)
        {
            return Problems.Result(Refusals.Of("no-such-file.attachment"));
        }

        // Whatever the file is, a browser only ever saves it.
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return Results.Stream(target => store.CopyTo(found.StoredAs, found.FileKey, target, cancellation), "application/octet-stream", found.Name);
    }
}
