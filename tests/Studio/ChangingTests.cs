using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Studio;

/// <summary>Each test has its own house: drafts are what is tested.</summary>
public sealed class ChangingTests : IAsyncLifetime
{
    private const string Address = $"/api/definitions/{Designer.Grading}";
    private readonly House _house = new();

    public ValueTask InitializeAsync() => _house.InitializeAsync();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task An_earlier_content_is_restored_and_the_one_in_between_is_not_lost()
    {
        var studio = await Designer.At(_house, "supervisor");
        var first = await studio.Save(await studio.Open());
        _house.Clock.Advance(TimeSpan.FromMinutes(11));
        Designer.Drop(first, Designer.Dropped("later", "Elsa.End"));
        await studio.Save(first);
        var revisions = await Revisions(studio);

        var state = await studio.Post($"{Address}/revisions/{revisions[1]["id"]}/restore", []);

        Assert.Equal(["saved", "saved"], revisions.Select(r => (string)r["kind"]!));
        Assert.DoesNotContain("later", Ids(await studio.Open()));
        Assert.Equal((string)(await studio.Open())["id"]!, (string)state["draft"]!["revision"]!);
        Assert.Equal(["restored", "saved", "saved"], (await Revisions(studio)).Select(r => (string)r["kind"]!));
        Assert.Contains("later", Ids((await studio.Get($"{Address}/revisions/{revisions[0]["id"]}"))["definition"]!.AsObject()));
        Assert.Equal(["definition-restored"], await Audited());
    }

    [Fact]
    public async Task A_refused_save_is_its_authors_to_restore_and_nobody_elses()
    {
        await _house.Account("supervisor-2", "业务主管乙", House.City, "supervisor");
        var (first, second) = (await Designer.At(_house, "supervisor"), await Designer.At(_house, "supervisor-2", "page-2"));
        var (mine, theirs) = (await first.Open(), await second.Open());
        await first.Save(mine);
        Designer.Drop(theirs, Designer.Dropped("theirs", "Elsa.End"));
        using var refused = await second.TrySave(theirs);
        var kept = (await Revisions(second)).Single(r => (string)r["kind"]! == "refused");

        using var closed = await first.Send(HttpMethod.Post, $"{Address}/revisions/{kept["id"]}/restore", new JsonObject());
        await second.Post($"{Address}/revisions/{kept["id"]}/restore", []);

        Assert.DoesNotContain(await Revisions(first), r => (string)r["kind"]! == "refused");
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        Assert.Contains("theirs", Ids(await first.Open()));
        using var stale = await first.TrySave(mine);
        Assert.Equal(HttpStatusCode.BadRequest, stale.StatusCode);
    }

    [Fact]
    public async Task A_discarded_draft_gives_way_to_the_edition_in_force_and_can_be_restored()
    {
        var studio = await Designer.At(_house, "supervisor");
        var draft = await studio.Save(await studio.Open());
        var newer = await studio.Save(draft);

        using var stale = await studio.Send(HttpMethod.Delete, $"{Address}/draft?revision={draft["id"]}", null);
        using var gone = await studio.Send(HttpMethod.Delete, $"{Address}/draft?revision={newer["id"]}", null);
        using var late = await studio.TrySave(newer);
        var revision = (await Revisions(studio)).First(r => (string)r["kind"]! == "discarded");

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        Assert.Equal("case-grading-v1", (string)(await studio.Open())["id"]!);
        await studio.Post($"{Address}/revisions/{revision["id"]}/restore", []);
        Assert.False((bool)(await studio.Open())["isPublished"]!);
    }

    [Fact]
    public async Task Deleting_in_Studio_takes_drafts_and_never_an_edition()
    {
        var studio = await Designer.At(_house, "supervisor");
        await studio.Save(await studio.Open());
        var editions = await _house.Inside(s => s.GetRequiredService<CaseDb>().Definitions.CountAsync());

        var bulk = await studio.Post("bulk-actions/delete/workflow-definitions/by-definition-id", new JsonObject { ["definitionIds"] = new JsonArray(Designer.Grading, "case-hearing") });
        var byId = await studio.Post("bulk-actions/delete/workflow-definitions/by-id", new JsonObject { ["ids"] = new JsonArray("case-grading-v1") });
        using var one = await studio.Send(HttpMethod.Delete, "workflow-definitions/case-hearing", null);
        using var version = await studio.Send(HttpMethod.Delete, "workflow-definition-versions/case-grading-v1", null);

        Assert.Equal((1, 0), ((int)bulk["deleted"]!, (int)byId["deleted"]!));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (one.StatusCode, version.StatusCode));
        Assert.Equal(editions, await _house.Inside(s => s.GetRequiredService<CaseDb>().Definitions.CountAsync()));
    }

    [Fact]
    public async Task Taking_a_version_back_makes_a_draft_of_it()
    {
        var studio = await Designer.At(_house, "supervisor");
        var draft = await studio.Open();
        Designer.Drop(draft, Designer.Dropped("later", "Elsa.End"));
        await studio.Save(draft);

        var summary = await studio.Post($"workflow-definitions/{Designer.Grading}/revert/1", []);
        using var none = await studio.Send(HttpMethod.Post, $"workflow-definitions/{Designer.Grading}/revert/77", new JsonObject());

        Assert.False((bool)summary["isPublished"]!);
        Assert.DoesNotContain("later", Ids(await studio.Open()));
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        Assert.Equal(["definition-reverted"], await Audited());
    }

    [Fact]
    public async Task What_is_exported_is_imported_as_a_draft()
    {
        var studio = await Designer.At(_house, "supervisor");

        using var file = await studio.Send(HttpMethod.Get, $"workflow-definitions/{Designer.Grading}/export?versionOptions=1&includeConsumingWorkflows=False", null);
        var definition = await Designer.Read(file);
        definition["name"] = "带回来的";
        var imported = await studio.Post("workflow-definitions/import", definition);

        Assert.Equal("case-grading-v1.json", file.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal(("带回来的", false), ((string)imported["name"]!, (bool)imported["isPublished"]!));
        Assert.Equal((string)imported["id"]!, (string)(await studio.Open())["id"]!);
        Assert.Equal(["definition-imported"], await Audited());
    }

    [Fact]
    public async Task Several_are_exported_as_a_zip()
    {
        var studio = await Designer.At(_house, "supervisor");

        using var answer = await studio.Send(HttpMethod.Post, "bulk-actions/export/workflow-definitions", new JsonObject { ["ids"] = new JsonArray("case-grading-v1", "case-hearing-v1", "no-such") });
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());

        Assert.Equal(["case-grading-v1.json", "case-hearing-v1.json"], zip.Entries.Select(e => e.FullName));
    }

    [Fact]
    public async Task A_procedure_says_who_calls_it_and_is_not_run_without_a_case()
    {
        var studio = await Designer.At(_house, "supervisor");

        var consumers = await studio.Get($"workflow-definitions/{Designer.Grading}/consumers");
        var references = await studio.Post($"workflow-definitions/{Designer.Grading}/update-references", []);
        using var run = await studio.Send(HttpMethod.Post, $"workflow-definitions/{Designer.Grading}/execute", new JsonObject { ["versionOptions"] = "Latest" });

        Assert.Contains("case-lifecycle", consumers["consumingWorkflowDefinitionIds"]!.AsArray().Select(n => (string)n!));
        Assert.Empty(references["affectedWorkflows"]!.AsArray());
        Assert.Equal(HttpStatusCode.OK, run.StatusCode);
        Assert.Equal("true", run.Headers.GetValues("x-elsa-workflow-cannot-start").Single());
    }

    [Fact]
    public async Task The_desk_says_where_a_procedure_stands_and_what_the_check_finds()
    {
        var studio = await Designer.At(_house, "supervisor");
        var untouched = await studio.Get(Address);
        var draft = await studio.Open();
        Designer.Drop(draft, Designer.Dropped("loose", "Acme.Nothing"));
        var saved = await studio.Save(draft);

        var state = await studio.Get(Address);
        var findings = (await studio.Client.GetFromJsonAsync<JsonArray>($"{Address}/findings"))!;

        Assert.Null(untouched["draft"]);
        Assert.Equal("case-grading-v1", (string)untouched["published"]!["id"]!);
        Assert.Equal(((string)saved["id"]!, "业务主管甲", "case-grading-v1"), ((string)state["draft"]!["revision"]!, (string)state["draft"]!["savedBy"]!, (string)state["draft"]!["basedOn"]!));
        Assert.Contains(findings, f => (string)f!["level"]! == "error" && (string?)f["activity"] == "loose");
    }

    private static async Task<List<JsonObject>> Revisions(Designer designer) =>
        [.. (await designer.Client.GetFromJsonAsync<JsonArray>($"{Address}/revisions"))!.Select(r => r!.AsObject())];

    private Task<List<string>> Audited() => _house.Inside(s => s.GetRequiredService<CaseDb>().Audit.Where(a => a.Chain == "definitions" && a.What != "definition-shipped").Select(a => a.What).ToListAsync());

    private static IEnumerable<string> Ids(JsonObject definition) => Designer.Activities(definition["root"]).Select(a => (string)a["id"]!);
}
