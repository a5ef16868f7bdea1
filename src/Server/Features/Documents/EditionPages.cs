using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Documents;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Documents;

/// <summary>本单位的文书模板: the text beside the sheet with a sample's values; downloaded, changed, uploaded, proposed, published by a second person.</summary>
public static class EditionPages
{
    private const string DocxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static readonly string[] Readers = [.. Separation.Three, Role.Supervisor];

    public static void MapEditionPages(this IEndpointRouteBuilder app)
    {
        var one = app.MapGroup(Paths.Templates + "/documents/{kind}");
        one.MapGet("/", async (string kind, string? show, EditionDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await Shown(await desk.Page(kind, show, cancellation), frames, http)).For(Readers);
        one.MapGet("/differences", async (string kind, string? from, string? to, EditionDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var view = await desk.Differences(kind, from, to, cancellation);
            return view.Refusal is { } refusal ? await ProblemPages.Answer(http, refusal) : await frames.Staff(http, StaffPage.Templates, view.Value!);
        }).For(Readers);
        one.MapGet("/file", File).For(Readers);
        one.MapPost("/preview", async (string kind, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            DocumentTemplates.Find(kind) is { } shipped ? frames.Part(http, EditionDesk.Preview(shipped, (await http.Request.ReadFormAsync(cancellation))["text"].ToString())) : await ProblemPages.Answer(http, KeepEdition.NoSuchTemplate))
            .For(Role.Administrator).AddEndpointFilter<FormGuard>();
        one.MapPost("/pdf", async (string kind, PdfPress press, HttpContext http, CancellationToken cancellation) =>
            await Pdf(kind, (await http.Request.ReadFormAsync(cancellation))["text"].ToString(), press, http, cancellation)).For(Role.Administrator).AddEndpointFilter<FormGuard>();
        one.MapPost("/upload", Upload).For(Role.Administrator).AddEndpointFilter<FormGuard>();
        one.MapPost("/", Propose).For(Role.Administrator).AddEndpointFilter<FormGuard>();
        one.MapPost("/{id}/withdraw", async (string kind, string id, KeepEdition keep, EditionDesk desk, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await Done(await keep.Withdraw(id, door.Person, cancellation), kind, null, desk, frames, http, cancellation)).For(Role.Administrator).AddEndpointFilter<FormGuard>();
        one.MapPost("/{id}/decide", async (string kind, string id, KeepEdition keep, EditionDesk desk, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            return await Done(await keep.Decide(id, form.Text("publish") == "true", form.Text("opinion"), door.Person, cancellation), kind, id, desk, frames, http, cancellation);
        }).For(Role.Supervisor).AddEndpointFilter<FormGuard>();
    }

    private static async Task<IResult> Propose(string kind, KeepEdition keep, EditionDesk desk, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var (text, inherit) = (form["text"].ToString(), form.Text("inherit") == "true");
        var proposed = await keep.Propose(kind, inherit ? null : text, int.TryParse(form.Text("basis"), out var basis) ? basis : 0, form.Text("reason"), door.Person, cancellation);
        return proposed.Refusal is not { } refusal ? Results.Redirect(Paths.Template(kind)) : await Shown(await Typed(kind, text, desk, cancellation), frames, http, refusal, form.Text("reason"));
    }

    private static async Task<IResult> Upload(string kind, EditionDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var files = (await http.Request.ReadFormAsync(cancellation)).Files;
        var file = files.Count > 0 ? files[0] : null;
        if (file?.Length > TemplateFile.Largest)
        {
            return await Shown(await desk.Page(kind, null, cancellation), frames, http, Refusals.Of("too-large.template-file", TemplateFile.Largest / 1024 / 1024));
        }

        using var content = new MemoryStream();
        if (file is not null)
        {
            await file.CopyToAsync(content, cancellation);
        }

        var read = TemplateFile.Read(content.ToArray());
        if (read.Text is not { } text)
        {
            var page = await desk.Page(kind, null, cancellation);
            return await Shown(page.Done ? page.Value! with { Uploaded = file?.FileName, UploadFaults = read.Faults } : page, frames, http, Refusals.Of("unsupported-file.template-not-read"));
        }

        var view = await Typed(kind, text, desk, cancellation);
        return await Shown(view.Done ? view.Value! with { Uploaded = file!.FileName } : view, frames, http);
    }

    // The page with what was typed or uploaded in place of what is stored.
    private static async Task<Outcome<EditionView>> Typed(string kind, string text, EditionDesk desk, CancellationToken cancellation)
    {
        var page = await desk.Page(kind, EditionDesk.Shipped, cancellation);
        if (!page.Done)
        {
            return page;
        }

        var part = EditionDesk.Preview(DocumentTemplates.Find(kind)!, text);
        return page.Value! with { Text = TemplateCheck.Tidy(text), Sheet = part.Sheet, Faults = part.Faults, Show = null };
    }

    private static async Task<IResult> File(string kind, string? edition, string? format, EditionDesk desk, PdfPress press, HttpContext http, CancellationToken cancellation)
    {
        var found = await desk.Text(kind, edition, cancellation);
        if (found.Refusal is { } refusal)
        {
            return await ProblemPages.Answer(http, refusal);
        }

        var (name, text) = found.Value;
        return format switch
        {
            "pdf" => await Pdf(kind, text, press, http, cancellation),
            "txt" => Results.File(System.Text.Encoding.UTF8.GetPreamble().Concat(System.Text.Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"))).ToArray(), "text/plain; charset=utf-8", Texts.Of("documents.template-file.text", name)),
            _ => Results.File(TemplateFile.Docx(name, text), DocxType, Texts.Of("documents.template-file.docx", name)),
        };
    }

    private static async Task<IResult> Pdf(string kind, string text, PdfPress press, HttpContext http, CancellationToken cancellation)
    {
        if (DocumentTemplates.Find(kind) is not { } shipped)
        {
            return await ProblemPages.Answer(http, KeepEdition.NoSuchTemplate);
        }

        if (TemplateCheck.Sample(shipped, TemplateCheck.Tidy(text)) is not { } sheet)
        {
            return await ProblemPages.Answer(http, Refusals.Of("template-faulty.marks-before-pdf"));
        }

        var made = await press.Press(DocxWriter.Write(sheet), cancellation);
        return made.Done ? Results.File(made.Value!, "application/pdf") : await ProblemPages.Answer(http, made.Refusal!);
    }

    private static async Task<IResult> Done(Outcome<EditionRow> outcome, string kind, string? show, EditionDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        outcome.Refusal is not { } refusal ? Results.Redirect(Paths.Template(kind, show))
            : refusal == KeepEdition.NoSuchTemplate ? await ProblemPages.Answer(http, refusal)
            : await Shown(await desk.Page(kind, show, cancellation), frames, http, refusal);

    private static async Task<IResult> Shown(Outcome<EditionView> view, PageFrames frames, HttpContext http, Refusal? refusal = null, string? reason = null) =>
        view.Refusal is { } none ? await ProblemPages.Answer(http, none)
            : await frames.Staff(http, StaffPage.Templates, view.Value! with { Refusal = refusal?.Sentence, Reason = reason }, refusal is null ? StatusCodes.Status200OK : Problems.Status(refusal.Code));
}
