using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Documents;
using Qingyi.Server.Features.Jobs;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Documents;

/// <summary>案卷 as PDF, made beside the work: LibreOffice takes its seconds, and one at a time.</summary>
public sealed class VolumeJob(DocumentDesk desk, BindVolume volume, PdfPress press) : JobWork
{
    public const string Name = "volume";

    public override string Kind => Name;

    public override async Task<Outcome<string>> Title(Person by, string subject, string query, CancellationToken cancellation) =>
        await desk.Case(subject, cancellation) is { Done: true } found ? Texts.Of("documents.volume-job.title", Number(found.Value!)) : Cases.CaseQueries.NoSuchCase;

    public override async Task<Outcome<JobResult>> Do(JobRow job, Person by, JobProgress progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(progress);
        var found = await desk.Case(job.Subject, cancellation);
        var sheets = found.Done ? await volume.Bind(job.Subject, cancellation) : found.Refusal!;
        if (!sheets.Done)
        {
            return sheets.Refusal!;
        }

        progress.Of(2);
        var docx = DocxWriter.Write(sheets.Value!);
        progress.At(1);
        var made = await press.Press(docx, cancellation);
        progress.At(2);
        return made.Done
            ? new JobResult(new MemoryStream(made.Value!), Texts.Of("documents.volume-job.file-name", Number(found.Value!)), "application/pdf", [job.Subject], "case/" + job.Subject, "volume-exported", new JsonObject { ["format"] = "pdf", ["sheets"] = sheets.Value!.Count })
            : made.Refusal!;
    }

    private static string Number(Domain.Cases.Case of) => of.Facts.Filing?.Number ?? of.Number;
}
