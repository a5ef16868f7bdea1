using Qingyi.Client;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Http;
using Qingyi.Server.People;

namespace Qingyi.Server.Features.Documents;

/// <summary>文书 over HTTP: what can be made, its text, its versions, its files.</summary>
public static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder app)
    {
        Map(app.MapGroup("/api/cases/{id}").ForSeats([.. Role.OfCases]).AddEndpointFilter(new FileKind(matter: false)));
        Map(app.MapGroup("/api/matters/{id}").ForSeats([.. MatterEndpoints.Readers]).AddEndpointFilter(new FileKind(matter: true)));
    }

    private static void Map(RouteGroupBuilder of)
    {
        of.MapGet("/documents", async (string id, DocumentDesk desk, CancellationToken cancellation) =>
        {
            var found = await desk.Case(id, cancellation);
            return found.Done ? Results.Json((await desk.All(found.Value!, cancellation)).Select(Line).ToList(), WireJson.Options) : Problems.Result(found.Refusal!);
        }).Produces<IReadOnlyList<CaseDocument>>();

        of.MapGet("/documents/{kind}", async (string id, string kind, int? version, DocumentDesk desk, CancellationToken cancellation) =>
        {
            var found = await desk.Case(id, cancellation);
            if (!found.Done)
            {
                return Problems.Result(found.Refusal!);
            }

            var state = await desk.State(found.Value!, kind, cancellation);
            var text = state.Done ? await desk.Text(found.Value!, state.Value!, version, cancellation) : state.Refusal!;
            return text.Result(t => Results.Json(new DocumentContent(kind, t.Name, t.Text, t.Row is { } row ? Version(row) : null), WireJson.Options));
        }).Produces<DocumentContent>();

        of.MapPost("/documents/{kind}", async (string id, string kind, KeepDocumentRequest request, KeepDocument keep, CancellationToken cancellation) =>
            (await keep.Keep(id, kind, request.Text, request.Basis, request.Final, cancellation)).Result(Kept))
            .Idempotent<DocumentRow>((_, row) => Task.FromResult(Kept(row))).Produces<DocumentVersion>(StatusCodes.Status201Created);

        of.MapGet("/documents/{kind}/file", (string id, string kind, int? version, string? format, DocumentFiles files, HttpContext http, CancellationToken cancellation) =>
            files.One(http, id, kind, version, format, cancellation));
        of.MapGet("/volume", (string id, string? format, DocumentFiles files, HttpContext http, CancellationToken cancellation) => files.Volume(http, id, format, cancellation));
    }

    private static IResult Kept(DocumentRow row) => Results.Json(Version(row), WireJson.Options, statusCode: StatusCodes.Status201Created);

    private static CaseDocument Line(DocumentState state) =>
        new(state.Template.Kind, state.Template.Head.Name, state.Ready, state.Template.Head.After, state.Template.Head.Blank, [.. state.Versions.Select(Version)]);

    private static DocumentVersion Version(DocumentRow row) => new(row.Version, row.Final, row.Number, row.ByName, row.At, row.Hash);
}
