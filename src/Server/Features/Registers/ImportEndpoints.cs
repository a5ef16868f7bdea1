using Qingyi.Client;
using Qingyi.Domain.Registers;
using Qingyi.Server.Http;

namespace Qingyi.Server.Features.Registers;

/// <summary>Imports over HTTP: a file is looked through, then its good rows are taken.</summary>
internal static class ImportEndpoints
{
    public static void MapImports(this RouteGroupBuilder registers)
    {
        registers.MapPost("/{key}/imports", async (string key, HttpContext http, TakeImport import, CancellationToken cancellation) =>
        {
            var file = http.Request.HasFormContentType && (await http.Request.ReadFormAsync(cancellation)).Files is [var first, ..] ? first : null;
            return (await import.Look(key, file, cancellation)).Result();
        }).DisableAntiforgery().Idempotent().Produces<ImportPreview>();
        registers.MapPost("/{key}/imports/{id}/commit", async (string key, string id, TakeImport import, CancellationToken cancellation) =>
            (await import.Commit(key, id, cancellation)).Result()).Idempotent().Produces<ImportResult>();
    }
}
