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
        return text.Done
            ? await File(http, [text.Value!.Sheet], $"{text.Value.Row?.Number ?? found.Value!.Number}{text.Value.Name}", format, cancellation)
            : await ProblemPages.Answer(http, text.Refusal!);
    }

    public async Task<IResult> Volume(HttpContext http, string id, string? format, CancellationToken cancellation)
    {
        var sheets = await volume.Bind(id, cancellation);
        if (!sheets.Done)
        {
            return await ProblemPages.Answer(http, sheets.Refusal!);
        }

        var taken = await transitions.Run<string>(id, door.Person, t =>
        {
            t.Audit("volume-exported", new JsonObject { ["format"] = format == "docx" ? "docx" : "pdf", ["sheets"] = sheets.Value!.Count });
            return Task.FromResult<Outcome<string>>(t.Case.Facts.Filing?.Number ?? t.Case.Number);
        }, cancellation);
        return taken.Done ? await File(http, sheets.Value!, $"{taken.Value}案卷", format, cancellation) : await ProblemPages.Answer(http, taken.Refusal!);
    }

    private async Task<IResult> File(HttpContext http, IReadOnlyList<Sheet> sheets, string name, string? format, CancellationToken cancellation)
    {
        var docx = DocxWriter.Write(sheets);
        if (format == "docx")
        {
            return Results.File(docx, Docx, name + ".docx");
        }

        var pdf = await press.Press(docx, cancellation);
        return pdf.Done ? Results.File(pdf.Value!, "application/pdf", name + ".pdf") : await ProblemPages.Answer(http, pdf.Refusal!);
    }
}
