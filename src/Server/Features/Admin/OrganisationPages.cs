using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Registers.Sheets;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Admin;

/// <summary>组织机构: the three administrators look, the system administrator acts.</summary>
public static class OrganisationPages
{
    public static void MapOrganisationPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Paths.Organisations);
        pages.MapGet("/", async (string? q, OrganisationDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Staff(http, StaffPage.Organisations, await desk.Tree(q, null, null, cancellation))).For([.. Separation.Three]);
        pages.MapGet("/import", async (PageFrames frames, HttpContext http) =>
            await frames.Staff(http, StaffPage.Organisations, new OrganisationImportView(null, null, null, null, null))).For(Role.Administrator);
        pages.MapGet("/template", () => Results.Stream(
            target => CsvSheets.Write(target, [.. OrganisationSheet.Columns.Select(c => c.Heading)], Example(), CancellationToken.None), "text/csv", Texts.Of("admin.organisation-sheet.file-name"))).For(Role.Administrator);
        pages.MapGet("/{id}", async (string id, OrganisationDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await desk.One(id, null, cancellation) is { } view ? await frames.Staff(http, StaffPage.Organisations, view) : await ProblemPages.Answer(http, KeepOrganisations.NoSuchOrganisation)).For([.. Separation.Three]);

        pages.MapPost("/", Add).For(Role.Administrator).AddEndpointFilter<FormGuard>();
        pages.MapPost("/import", Look).For(Role.Administrator).AddEndpointFilter<FormGuard>();
        pages.MapPost("/import/take", Take).For(Role.Administrator).AddEndpointFilter<FormGuard>();
        pages.MapPost("/{id}/{how}", Change).For(Role.Administrator).AddEndpointFilter<FormGuard>();
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Example()
    {
        await Task.CompletedTask;
        yield return ["city-hospital-2", Texts.Of("admin.organisation-sheet.example-name"), Texts.Of("admin.level.hospital"), "city", "", ""];
    }

    private static async Task<IResult> Add(KeepOrganisations keep, OrganisationDesk desk, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var given = new NewOrganisation(form.Text("id"), form.Text("name"), form.Text("level"), form.Text("parent"), form.Text("areaCode"), form.Text("shortName"));
        var made = await keep.Add(given, door.Person, cancellation);
        return made.Refusal is { } refusal && !await desk.Same(given, cancellation)
            ? await frames.Staff(http, StaffPage.Organisations, await desk.Tree(null, given, refusal.Sentence, cancellation), Problems.Status(refusal.Code))
            : Results.Redirect(Paths.Organisation(given.Id));
    }

    private static async Task<IResult> Change(string id, string how, KeepOrganisations keep, OrganisationDesk desk, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var done = how switch
        {
            "rename" => await keep.Rename(id, new OrganisationNames(form.Text("name"), form.Text("shortName")), door.Person, cancellation),
            "move" => await keep.Move(id, form.Text("parent"), door.Person, cancellation),
            "close" => await keep.Close(id, door.Person, cancellation),
            "reopen" => await keep.Reopen(id, door.Person, cancellation),
            _ => KeepOrganisations.NoSuchOrganisation,
        };
        return done.Refusal is not { } refusal ? Results.Redirect(Paths.Organisation(id))
            : await desk.One(id, refusal.Sentence, cancellation) is { } view ? await frames.Staff(http, StaffPage.Organisations, view, Problems.Status(refusal.Code))
            : await ProblemPages.Answer(http, refusal);
    }

    private static async Task<IResult> Look(CaseDb db, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var files = (await http.Request.ReadFormAsync(cancellation)).Files;
        var file = files.Count > 0 ? files[0] : null;
        var read = await Read(file, await db.Organisations.AsNoTracking().ToListAsync(cancellation), cancellation);
        var sheet = read.Value;
        return await frames.Staff(http, StaffPage.Organisations, new OrganisationImportView(
            sheet, file?.FileName, sheet is { Faults.Count: 0, New.Count: > 0 } ? JsonSerializer.Serialize(sheet.New) : null, read.Refusal?.Sentence, null), read.Refusal is { } refusal ? Problems.Status(refusal.Code) : StatusCodes.Status200OK);
    }

    // What was looked at comes back in the form and is checked anew; sent twice, the second time it says what is there already.
    private static async Task<IResult> Take(KeepOrganisations keep, OrganisationDesk desk, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var rows = Rows((await http.Request.ReadFormAsync(cancellation)).Text("rows"));
        var missing = new List<NewOrganisation>();
        foreach (var row in rows)
        {
            if (!await desk.Same(row, cancellation))
            {
                missing.Add(row);
            }
        }

        var taken = await keep.AddAll(missing, door.Person, cancellation);
        return await frames.Staff(http, StaffPage.Organisations, new OrganisationImportView(null, null, null, taken.Refusal?.Sentence, taken.Done ? rows.Count : null), taken.Refusal is { } refusal ? Problems.Status(refusal.Code) : StatusCodes.Status200OK);
    }

    private static List<NewOrganisation> Rows(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<List<NewOrganisation>>(text) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static async Task<Outcome<OrganisationSheet>> Read(IFormFile? file, IReadOnlyCollection<Organisation> there, CancellationToken cancellation)
    {
        if (file is null || file.Length is 0 or > 5 * 1024 * 1024)
        {
            return Refusals.Of("invalid-data.organisation-import-file");
        }

        await using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        content.Position = 0;
        var zip = content.Length > 4 && content.ReadByte() == 'P' && content.ReadByte() == 'K';
        content.Position = 0;
        try
        {
            return OrganisationSheet.Read(zip ? XlsxReader.Rows(content) : CsvSheets.Rows(content), there);
        }
        catch (InvalidDataException fault)
        {
            return new Refusal("unsupported-file", fault.Message);
        }
    }
}

/// <summary>Puts the pages of organisations together.</summary>
public sealed class OrganisationDesk(CaseDb db, OrganisationTree tree, PersonAtDoor door, Ids ids)
{
    public async Task<OrganisationsView> Tree(string? q, NewOrganisation? draft, string? refusal, CancellationToken cancellation) => new(
        await tree.List(q, cancellation), q?.Trim() ?? "", await db.Organisations.CountAsync(cancellation), await Parents(null, cancellation), draft, refusal, door.Person.Is(Role.Administrator), ids.New());

    public async Task<OrganisationView?> One(string id, string? refusal, CancellationToken cancellation)
    {
        var all = await tree.List(null, cancellation);
        if (await db.Organisations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, cancellation) is not { } one)
        {
            return null;
        }

        var above = one.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).SkipLast(1).Select(step => all.First(o => o.Id == step)).Select(o => new Crumb(o.Name, Paths.Organisation(o.Id)));
        return new OrganisationView(
            one.Id, one.Name, one.ShortName, one.AreaCode, OrganisationCheck.Word(one.Level), [new Crumb(Words.Spoken["organisations"], Paths.Organisations), .. above, new Crumb(one.Name)], one.ClosedAt,
            await tree.Load(one, cancellation), [.. all.Where(o => o.Parent == id)], await Parents(one, cancellation), one.ParentId, refusal, door.Person.Is(Role.Administrator));
    }

    /// <summary>Whether it is there already, just as given: a form that was sent twice.</summary>
    public Task<bool> Same(NewOrganisation given, CancellationToken cancellation) =>
        db.Organisations.AnyAsync(o => o.Id == given.Id && o.Name == given.Name && o.ParentId == given.Parent && o.Level == OrganisationCheck.Level(given.Level), cancellation);

    private async Task<IReadOnlyList<Option>> Parents(Organisation? of, CancellationToken cancellation) =>
        [.. (await db.Organisations.AsNoTracking().Where(o => o.ClosedAt == null).OrderBy(o => o.Path).ToListAsync(cancellation))
            .Where(o => o.Level != OrganisationLevel.Hospital && (of is null || (o.Level < of.Level && !of.Governs(o)))).Select(o => new Option(o.Id, o.Name))];
}
