using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Qingyi.Domain;
using Qingyi.Domain.Registers;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Forms;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Registers;

/// <summary>The pages of one entry: its form, itself, its steps. What was typed is never lost to a refusal.</summary>
internal static class EntryPages
{
    public static void MapEntryPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/{key}/new", async (string key, EntryDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) => await RegisterPages.Show(frames, http, await desk.Form(key, null, null, null, cancellation)));
        pages.MapPost("/{key}/new", async (string key, KeepEntry keep, EntryWork work, CancellationToken cancellation) => await work.Save(key, null, (_, data) => keep.Create(key, data, cancellation), cancellation)).AddEndpointFilter<FormGuard>();
        pages.MapGet("/{key}/entries/{id}", async (string key, string id, EntryDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await RegisterPages.Show(frames, http, await desk.One(key, id, null, null, null, cancellation)));
        pages.MapGet("/{key}/entries/{id}/edit", async (string key, string id, EntryDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await RegisterPages.Show(frames, http, await desk.Form(key, id, null, null, cancellation)));
        pages.MapPost("/{key}/entries/{id}/edit", async (string key, string id, KeepEntry keep, EntryWork work, CancellationToken cancellation) =>
            await work.Save(key, id, (version, data) => keep.Edit(key, id, version, data, cancellation), cancellation)).AddEndpointFilter<FormGuard>();
        pages.MapPost("/{key}/entries/{id}/{step}", async (string key, string id, string step, EntryWork work, CancellationToken cancellation) => await work.Move(key, id, step, cancellation)).AddEndpointFilter<FormGuard>();
    }
}

/// <summary>Takes a posted form of an entry and answers with the entry's page, or with the form again.</summary>
public sealed class EntryWork(RegisterQueries queries, EntryDesk desk, KeepEntry keep, PageFrames frames, PersonAtDoor door, IHttpContextAccessor accessor)
{
    private HttpContext Http => accessor.HttpContext!;

    public async Task<IResult> Save(string key, string? id, Func<long, JsonObject, Task<Kept>> save, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(save);
        if (await queries.Find(door.Person, key, cancellation) is not { } register)
        {
            return await ProblemPages.Answer(Http, RegisterRefusals.NoSuchRegister);
        }

        var form = await Http.Request.ReadFormAsync(cancellation);
        var reading = FormReader.Read(await queries.Live(door.Person, register.Definition.Form, cancellation), form, Words.Spoken);
        var kept = reading.Ok ? await save(Version(form), reading.Data) : new Kept(null, null, reading.Errors);
        return kept.Id is { } done ? Results.Redirect(Paths.Entry(key, done))
            : await RegisterPages.Show(frames, Http, await desk.Form(key, id, With(reading, kept), kept.Refusal, cancellation), kept.Refusal ?? Wrong);
    }

    public async Task<IResult> Move(string key, string id, string step, CancellationToken cancellation)
    {
        if (await queries.Find(door.Person, key, cancellation) is not { } register || register.Definition.Transitions.FirstOrDefault(m => m.Key == step) is not { } move)
        {
            return await ProblemPages.Answer(Http, RegisterRefusals.NoSuchEntry);
        }

        var form = await Http.Request.ReadFormAsync(cancellation);
        var reading = move.Form is null ? new FormReading([], new Dictionary<string, string>(), new Dictionary<string, StringValues>()) : FormReader.Read(await queries.Live(door.Person, move.Form, cancellation), form, Words.Spoken);
        var kept = reading.Ok ? await keep.Move(key, id, step, Version(form), reading.Data, cancellation) : new Kept(null, null, reading.Errors);
        return kept.Id is { } done ? Results.Redirect(Paths.Entry(key, done))
            : await RegisterPages.Show(frames, Http, await desk.One(key, id, step, With(reading, kept), kept.Refusal, cancellation), kept.Refusal ?? Wrong);
    }

    private static Refusal Wrong { get; } = Refusals.Of("form-wrong.register-entry");

    private static long Version(IFormCollection form) => long.TryParse(form[EntryFields.Version], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    // Faults that the check of the whole finds carry JSON paths; the form knows its controls.
    private static FormReading With(FormReading reading, Kept kept) =>
        kept.Faults is { } faults && reading.Ok ? reading with { Errors = faults.ToDictionary(f => "data" + f.Key[1..], f => f.Value, StringComparer.Ordinal) } : reading;
}
