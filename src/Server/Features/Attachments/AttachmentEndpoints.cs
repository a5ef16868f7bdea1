using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Http;
using Qingyi.Server.Web;

namespace Qingyi.Server.Features.Attachments;

/// <summary>附件 over HTTP and from the pages. What is out of sight answers 404, as what does not exist.</summary>
public static class AttachmentEndpoints
{
    public static void MapAttachments(this IEndpointRouteBuilder app)
    {
        var items = app.MapGroup("/api/matters/{id}/attachments").For([.. MatterEndpoints.Readers]);
        items.MapGet("/", async (string id, ItemFiles files, CancellationToken cancellation) => (await files.Of(id, cancellation)).Result()).Produces<IReadOnlyList<AttachmentItem>>();
        items.MapPost("/", async (string id, string? item, IFormFileCollection files, ItemFiles add, CancellationToken cancellation) =>
            (await add.Add(id, item, files, cancellation)).Result()).Idempotent().DisableAntiforgery().Produces<IReadOnlyList<AttachmentItem>>();
        items.MapGet("/{file}", async (string id, string file, ItemFiles files, HttpContext http, CancellationToken cancellation) =>
            await files.Open(http, id, file, cancellation) ?? Problems.Result(AttachFiles.NoSuchFile));

        var entries = app.MapGroup("/api/registers/{key}/entries/{id}/attachments").For([.. RegisterEndpoints.Readers]);
        entries.MapGet("/", async (string key, string id, EntryFiles files, CancellationToken cancellation) => (await files.Of(key, id, cancellation)).Result()).Produces<IReadOnlyList<AttachmentItem>>();
        entries.MapPost("/", async (string key, string id, IFormFileCollection files, EntryFiles add, CancellationToken cancellation) =>
            (await add.Add(key, id, files, cancellation)).Result()).Idempotent().DisableAntiforgery().Produces<IReadOnlyList<AttachmentItem>>();
        entries.MapGet("/{file}", async (string key, string id, string file, EntryFiles files, HttpContext http, CancellationToken cancellation) =>
            await files.Open(http, key, id, file, cancellation) ?? Problems.Result(AttachFiles.NoSuchFile));

        app.MapPost(Paths.Matters + "/{id}/attachments", async (string id, ItemFiles add, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            return await Back(http, await add.Add(id, form.Text("item"), form.Files, cancellation), Paths.Matter(id));
        }).For([.. MatterEndpoints.Readers]).AddEndpointFilter<FormGuard>();
        app.MapPost(Paths.Registers + "/{key}/entries/{id}/attachments", async (string key, string id, EntryFiles add, HttpContext http, CancellationToken cancellation) =>
            await Back(http, await add.Add(key, id, (await http.Request.ReadFormAsync(cancellation)).Files, cancellation), Paths.Entry(key, id))).For([.. RegisterEndpoints.Readers]).AddEndpointFilter<FormGuard>();
    }

    private static async Task<IResult> Back(HttpContext http, Outcome<List<AttachmentItem>> added, string page) =>
        added.Refusal is { } refusal ? await ProblemPages.Answer(http, refusal) : Results.Redirect(page + "#attachments");
}
