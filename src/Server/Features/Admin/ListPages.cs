using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Documents;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Features.Returns;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Admin;

/// <summary>数据字典, for everybody who is signed in to read; and 模板, what documents, returns and registers are made by.</summary>
public static class ListPages
{
    public static void MapListPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.Dictionaries, async (Dictionaries dictionaries, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Staff(http, StaffPage.Dictionaries, new DictionariesView(await dictionaries.All(cancellation), null, door.Person.Is(Role.Administrator)))).For();
        app.MapPost(Paths.Dictionaries + "/{dictionary}", async (string dictionary, Dictionaries dictionaries, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            return await Done(await dictionaries.Put(dictionary, new NewDictionaryItem(form.Text("code"), form.Text("name")), door.Person, cancellation), dictionaries, frames, http, cancellation);
        }).For(Role.Administrator).AddEndpointFilter<FormGuard>();
        app.MapPost(Paths.Dictionaries + "/{dictionary}/{code}/{how}", async (string dictionary, string code, string how, Dictionaries dictionaries, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await Done(await dictionaries.Close(dictionary, code, how == "close", door.Person, cancellation), dictionaries, frames, http, cancellation)).For(Role.Administrator).AddEndpointFilter<FormGuard>();

        app.MapGet(Paths.Templates, async (TemplateList templates, EditionDesk editions, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Staff(http, StaffPage.Templates, new TemplatesView(await templates.All(cancellation)) { Waiting = await editions.Waiting(cancellation) })).For(EditionPages.Readers);
        app.MapEditionPages();
    }

    private static async Task<IResult> Done(Outcome<bool> outcome, Dictionaries dictionaries, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        outcome.Refusal is { } refusal
            ? await frames.Staff(http, StaffPage.Dictionaries, new DictionariesView(await dictionaries.All(cancellation), refusal.Sentence, true), Problems.Status(refusal.Code))
            : Results.Redirect(Paths.Dictionaries);
}

/// <param name="Group"><c>documents</c>, <c>returns</c> or <c>registers</c>.</param>
/// <param name="Version">The version in force; null for documents.</param>
/// <param name="Holding">Of a document: whose wording holds here.</param>
/// <param name="Waits">The own organisation has proposed another.</param>
public sealed record TemplateItem(string Group, string Key, string Name, int? Version, string? Holding = null, bool Waits = false);

/// <summary>What documents, returns and registers are made by now.</summary>
public sealed class TemplateList(EditionDesk editions, TemplateShelf returns, RegisterShelf registers)
{
    public async Task<IReadOnlyList<TemplateItem>> All(CancellationToken cancellation) =>
    [
        .. (await editions.List(cancellation)).Select(t => new TemplateItem("documents", t.Template.Kind, t.Template.Head.Name, null, t.Holding, t.Waits)),
        .. (await returns.All(cancellation)).Select(t => new TemplateItem("returns", t.Template.Key, t.Template.Title, t.Version)),
        .. (await registers.All(cancellation)).Select(r => new TemplateItem("registers", r.Key, r.Definition.Title, r.Version)),
    ];
}
