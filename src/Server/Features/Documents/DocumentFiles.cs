using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Documents;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Documents;

/// <summary>Documents as files, docx or PDF. Taking the whole volume out of the house is a link of the audit.</summary>
public sealed class DocumentFiles(DocumentDesk desk, BindVolume volume, PdfPress press, Transitions transitions, PersonAtDoor door)
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public async Task<IResult> One(HttpContext http, string id, string kind, int? version, string? format, CancellationToken cancellation)
    {
        var found = await desk.Case(id, cancellation);
        if (!found.Done)
        {
            return await ProblemPages.Answer(http, found.Refusal!);
        }

        var state = await desk.State(found.Value!, kind, cancellation);
        var text = state.Done ? await desk.Text(found.Value!, state.Value!, version, cancellation) : state.Refusal!;
        var made = text.Done ? await Make([text.Value!.Sheet], format, cancellation) : text.Refusal!;
        return made.Done ? File(made.Value!, $"{text.Value!.Row?.Number ?? found.Value!.Number}{text.Value.Name}", format) : await ProblemPages.Answer(http, made.Refusal!);
    }

    public async Task<IResult> Volume(HttpContext http, string id, string? format, CancellationToken cancellation)
    {
        var sheets = await volume.Bind(id, cancellation);
        if (!sheets.Done)
        {
            return await ProblemPages.Answer(http, sheets.Refusal!);
        }

        var made = await Make(sheets.Value!, format, cancellation);
        if (!made.Done)
        {
            return await ProblemPages.Answer(http, made.Refusal!);
        }

        // Only what was made leaves the house, and nothing leaves before it is on record.
        var taken = await transitions.Run<string>(id, door.Person, t =>
        {
            t.Audit("volume-exported", new JsonObject { ["format"] = format == "docx" ? "docx" : "pdf", ["sheets"] = sheets.Value!.Count });
            return Task.FromResult<Outcome<string>>(t.Case.Facts.Filing?.Number ?? t.Case.Number);
        }, cancellation);
        return taken.Done ? File(made.Value!, Texts.Of("documents.volume-file", taken.Value), format) : await ProblemPages.Answer(http, taken.Refusal!);
    }

    private async Task<Outcome<byte[]>> Make(IReadOnlyList<Sheet> sheets, string? format, CancellationToken cancellation) =>
        DocxWriter.Write(sheets) is var docx && format == "docx" ? docx : await press.Press(docx, cancellation);

    private static IResult File(byte[] made, string name, string? format) => format == "docx" ? Results.File(made, Docx, name + ".docx") : Results.File(made, "application/pdf", name + ".pdf");
}
