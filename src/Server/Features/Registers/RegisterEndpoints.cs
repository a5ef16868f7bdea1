using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.People;
using Qingyi.Domain.Registers;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Registers;

/// <summary>Registers over HTTP. What is out of sight answers 404, as what does not exist.</summary>
public static class RegisterEndpoints
{
    /// <summary>Who has to do with registers at all.</summary>
    public static IReadOnlyList<string> Readers => MatterEndpoints.Readers;

    public static void MapRegisters(this IEndpointRouteBuilder app)
    {
        var registers = app.MapGroup("/api/registers").For([.. Readers]);
        registers.MapGet("/", async (RegisterIndex index, PersonAtDoor door, CancellationToken cancellation) => Results.Json(await index.All(door.Person, cancellation), WireJson.Options)).Produces<IReadOnlyList<RegisterItem>>();
        registers.MapGet("/{key}", async (string key, RegisterIndex index, PersonAtDoor door, CancellationToken cancellation) =>
            await index.Detail(door.Person, key, cancellation) is { } detail ? Results.Json(detail, WireJson.Options) : Problems.Result(RegisterRefusals.NoSuchRegister)).Produces<RegisterDetail>();
        registers.MapGet("/{key}/entries", Entries).Produces<IReadOnlyList<EntryItem>>();
        registers.MapGet("/{key}/entries/{id}", async (string key, string id, KeptAnswers answers, CancellationToken cancellation) => await answers.One(key, id, cancellation)).Produces<EntryDetail>();
        registers.MapPost("/{key}/entries", async (string key, JsonObject data, KeepEntry keep, KeptAnswers answers, CancellationToken cancellation) =>
            await answers.Of(key, await keep.Create(key, data, cancellation), StatusCodes.Status201Created, cancellation)).Idempotent<string>((http, id) => Again(http, id, StatusCodes.Status201Created)).Produces<EntryDetail>(StatusCodes.Status201Created);
        registers.MapPut("/{key}/entries/{id}", async (string key, string id, EntryChange change, KeepEntry keep, KeptAnswers answers, CancellationToken cancellation) =>
            await answers.Of(key, await keep.Edit(key, id, change.Version, change.Data ?? [], cancellation), StatusCodes.Status200OK, cancellation, id)).Idempotent<string>((http, id) => Again(http, id, StatusCodes.Status200OK)).Produces<EntryDetail>();
        registers.MapPost("/{key}/entries/{id}/transitions/{step}", async (string key, string id, string step, EntryChange change, KeepEntry keep, KeptAnswers answers, CancellationToken cancellation) =>
            await answers.Of(key, await keep.Move(key, id, step, change.Version, change.Data ?? [], cancellation), StatusCodes.Status200OK, cancellation, id)).Idempotent<string>((http, id) => Again(http, id, StatusCodes.Status200OK)).Produces<EntryDetail>();
        registers.MapPut("/{key}/parameters/{name}", async (string key, string name, ParameterChange change, UnitParameters parameters, CancellationToken cancellation) =>
            (await parameters.Set(key, name, change.Value, cancellation)).Result(_ => Results.NoContent())).Idempotent();
        registers.MapGet("/{key}/statistics", async (string key, RegisterFiguresOf figures, PersonAtDoor door, HttpContext http, CancellationToken cancellation) =>
            await figures.Of(door.Person, key, LedgerFilter.Of(http), cancellation) is { } found ? Results.Json(found, WireJson.Options) : Problems.Result(RegisterRefusals.NoSuchRegister)).Produces<IReadOnlyList<FigureItem>>();
        registers.MapGet("/{key}/ranking", async (string key, string? period, RegisterFiguresOf figures, PersonAtDoor door, CancellationToken cancellation) =>
            (await figures.Ranking(door.Person, key, period, cancellation)).Result()).Produces<IReadOnlyList<StandingItem>>();
        registers.MapGet("/{key}/export", async (string key, string? format, ExportRegister export, HttpContext http, CancellationToken cancellation) => await export.Answer(http, key, format, cancellation));
        registers.MapGet("/{key}/template", async (string key, ExportRegister export, CancellationToken cancellation) => await export.Template(key, cancellation));
        registers.MapImports();
    }

    private static Task<IResult> Again(HttpContext http, string id, int status) =>
        http.RequestServices.GetRequiredService<KeptAnswers>().Of((string)http.Request.RouteValues["key"]!, new Kept(id), status, http.RequestAborted);

    private static async Task<IResult> Entries(string key, RegisterQueries queries, EntryViews views, PersonAtDoor door, HttpContext http, CancellationToken cancellation)
    {
        if (await queries.Find(door.Person, key, cancellation) is not { } register)
        {
            return Problems.Result(RegisterRefusals.NoSuchRegister);
        }

        var page = await queries.Page(door.Person, register, LedgerFilter.Of(http), cancellation);
        Paging.Link(http, page.Count, page.Count == 0 ? null : page[^1].Id);
        return Results.Json(await views.Items(register, page, cancellation), WireJson.Options);
    }
}

/// <summary>What a change to an entry answers: the entry as it now stands, the faults of its fields, or a refusal; a lost race brings the entry as it stands.</summary>
public sealed class KeptAnswers(RegisterQueries queries, EntryViews views, CaseDb db, PersonAtDoor door)
{
    public async Task<IResult> One(string key, string id, CancellationToken cancellation) =>
        await Detail(key, id, cancellation) is { } detail ? Results.Json(detail, WireJson.Options) : Problems.Result(RegisterRefusals.NoSuchEntry);

    public async Task<IResult> Of(string key, Kept kept, int status, CancellationToken cancellation, string? id = null)
    {
        ArgumentNullException.ThrowIfNull(kept);
        if (kept.Faults is { } faults)
        {
            return Problems.Invalid(faults);
        }

        if (kept.Refusal is { } refusal)
        {
            return refusal.Code == RegisterRefusals.Changed.Code && id is not null ? Problems.Conflict(refusal, await Detail(key, id, cancellation)) : Problems.Result(refusal);
        }

        return Results.Json(await Detail(key, kept.Id!, cancellation), WireJson.Options, statusCode: status);
    }

    public async Task<EntryDetail?> Detail(string key, string id, CancellationToken cancellation)
    {
        // A fresh look: the context of the request may have read the entry before the change.
        db.ChangeTracker.Clear();
        return await queries.Find(door.Person, key, cancellation) is { } register && await queries.Entry(door.Person, key, id, cancellation) is { } entry
            ? await views.Detail(door.Person, register, entry, cancellation) : null;
    }
}
