using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio.Drafts;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Studio;

/// <summary>Each test has its own house: drafts are what is tested.</summary>
public sealed class SavingTests : IAsyncLifetime
{
    private readonly House _house = new();

    public ValueTask InitializeAsync() => _house.InitializeAsync();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Every_save_gives_the_draft_another_id_which_is_what_opens_next()
    {
        var studio = await Designer.At(_house, "supervisor");
        var opened = await studio.Open();

        var first = await studio.Save(opened);
        var second = await studio.Save(first);

        Assert.Distinct([(string)opened["id"]!, (string)first["id"]!, (string)second["id"]!]);
        Assert.Equal((string)second["id"]!, (string)(await studio.Open())["id"]!);
        Assert.Equal((2, false, true), ((int)second["version"]!, (bool)second["isPublished"]!, (bool)second["isLatest"]!));
        Assert.Equal("publish", (string)second["links"]![0]!["rel"]!);
    }

    [Fact]
    public async Task A_draft_says_whose_it_is_where_it_came_from_and_holds_what_cannot_run()
    {
        var studio = await Designer.At(_house, "supervisor");
        var model = await studio.Open();
        model["customProperties"]!["somebodyElses"] = new JsonObject { ["kept"] = true };
        model["options"]!.AsObject().Remove("incidentStrategyType");

        var draft = await studio.Save(model);

        var custom = draft["customProperties"]!;
        Assert.Equal((House.City, Designer.Grading, "case-grading-v1"), ((string)custom["organisation"]!, (string)custom["procedure"]!, (string)custom["derivedFrom"]!));
        Assert.True((bool)custom["somebodyElses"]!["kept"]!);
        Assert.Equal("Hold", (string)draft["options"]!["incidentStrategyType"]!);
    }

    [Fact]
    public async Task A_new_procedure_as_the_create_dialog_sends_it_is_kept()
    {
        var studio = await Designer.At(_house, "supervisor");
        var model = JsonNode.Parse("""
            {"id":null,"definitionId":null,"name":"新流程","description":"","toolVersion":"3.8.0.0","variables":null,"inputs":null,"outputs":null,"outcomes":null,"links":null,
             "customProperties":{},"options":{},"root":{"id":"5f2b8c1d9e3a4b7c","type":"Elsa.Flowchart","version":1,"name":"Flowchart1"}}
            """)!.AsObject();

        var made = await studio.Save(model);

        Assert.NotEmpty((string)made["definitionId"]!);
        Assert.Equal("Workflow1:5f2b8c1d9e3a4b7c", (string)made["root"]!["nodeId"]!);
        Assert.Empty(made["variables"]!.AsArray());
        Assert.Equal("新流程", (string)(await studio.Open((string)made["definitionId"]!))["name"]!);
    }

    [Fact]
    public async Task The_second_of_two_designers_hears_who_saved_and_loses_nothing()
    {
        await _house.Account("supervisor-2", "业务主管乙", House.City, "supervisor");
        var (first, second) = (await Designer.At(_house, "supervisor"), await Designer.At(_house, "supervisor-2", "page-2"));
        var (mine, theirs) = (await first.Open(), await second.Open());
        Designer.Drop(mine, Designer.Dropped("mine", "Elsa.End"));
        Designer.Drop(theirs, Designer.Dropped("theirs", "Elsa.End"));

        await first.Save(mine);
        using var refused = await second.TrySave(theirs);
        var sentence = await Designer.Refusal(refused);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("业务主管甲于11月23日09:00", sentence, StringComparison.Ordinal);
        Assert.Contains($"/studio/definitions/{Designer.Grading}/revisions", sentence, StringComparison.Ordinal);
        Assert.Contains(Ids(await second.Open()), id => id == "mine");
        var kept = Assert.Single(await Revisions(RevisionKind.Refused));
        Assert.Contains(Ids(Designer.Parse(kept.Json)), id => id == "theirs");
    }

    [Fact]
    public async Task A_program_with_a_stale_draft_gets_409()
    {
        var (designer, program) = (await Designer.At(_house, "supervisor"), await Designer.At(_house, "supervisor", page: null));
        var opened = await program.Open();
        await designer.Save(opened);

        using var refused = await program.TrySave(opened);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    [Fact]
    public async Task A_save_in_flight_from_the_same_page_is_no_conflict_and_from_another_it_is()
    {
        var studio = await Designer.At(_house, "supervisor");
        var opened = await studio.Open();
        var first = await studio.Save(opened);
        await studio.Save(first);

        using var late = await studio.TrySave(opened);
        using var later = await studio.TrySave(first);
        using var elsewhere = await studio.On("page-2").TrySave(first);

        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, elsewhere.StatusCode);
    }

    [Fact]
    public async Task After_somebody_else_saved_an_earlier_id_of_the_own_page_is_stale_too()
    {
        await _house.Account("supervisor-2", "业务主管乙", House.City, "supervisor");
        var (first, second) = (await Designer.At(_house, "supervisor"), await Designer.At(_house, "supervisor-2", "page-2"));
        var mine = await first.Save(await first.Open());
        await second.Save(await second.Open());

        using var refused = await first.TrySave(mine);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("业务主管乙", await Designer.Refusal(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_saves_at_once_from_two_pages_leave_one_draft_and_every_refused_one_kept()
    {
        var (one, two) = (await Designer.At(_house, "supervisor"), (await Designer.At(_house, "supervisor")).On("page-2"));
        var opened = await one.Open();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => (i % 2 == 0 ? one : two).TrySave(opened)));

        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, a.StatusCode.ToString()));
        Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Single(await _house.Inside(s => s.GetRequiredService<CaseDb>().Drafts.ToListAsync()));
    }

    [Fact]
    public async Task Autosaves_of_one_person_are_one_revision_for_ten_minutes_and_leave_no_audit()
    {
        var studio = await Designer.At(_house, "supervisor");
        var audited = await Audited();
        var draft = await studio.Save(await studio.Open());
        draft = await studio.Save(draft);
        _house.Clock.Advance(TimeSpan.FromMinutes(9));
        draft = await studio.Save(draft);
        _house.Clock.Advance(TimeSpan.FromMinutes(2));
        await studio.Save(draft);

        Assert.Equal(2, (await Revisions(RevisionKind.Saved)).Count);
        Assert.Equal(audited, await Audited());
    }

    [Fact]
    public async Task A_half_drawn_flow_is_kept()
    {
        var studio = await Designer.At(_house, "supervisor");
        var model = await studio.Open();
        Designer.Drop(model, Designer.Dropped("loose", "Case.HumanTask"));
        model["root"]!["connections"]!.AsArray().Add((JsonNode)new JsonObject { ["source"] = new JsonObject { ["activity"] = "nowhere" }, ["target"] = new JsonObject { ["activity"] = "loose" } });

        await studio.Save(model);

        var reopened = await studio.Open();
        Assert.Equal("Workflow1:flow:loose", (string)Designer.Activities(reopened["root"]).Single(a => (string)a["id"]! == "loose")["nodeId"]!);
    }

    [Fact]
    public async Task Publish_in_Studio_saves_under_the_same_id_and_sends_to_the_check_page()
    {
        var studio = await Designer.At(_house, "supervisor");
        var draft = await studio.Save(await studio.Open());
        Designer.Drop(draft, Designer.Dropped("last", "Elsa.End"));

        using var refused = await studio.TrySave(draft, publish: true);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains($"/studio/definitions/{Designer.Grading}/check", await Designer.Refusal(refused), StringComparison.Ordinal);
        var open = await studio.Open();
        Assert.Equal((string)draft["id"]!, (string)open["id"]!);
        Assert.Contains("last", Ids(open));
        Assert.False((bool)open["isPublished"]!);
    }

    [Fact]
    public async Task Publish_of_an_untouched_procedure_makes_no_draft()
    {
        var studio = await Designer.At(_house, "supervisor");

        using var refused = await studio.TrySave(await studio.Open(), publish: true);

        Assert.Contains("相同", await Designer.Refusal(refused), StringComparison.Ordinal);
        Assert.Equal("case-grading-v1", (string)(await studio.Open())["id"]!);
    }

    private Task<int> Audited() => _house.Inside(s => s.GetRequiredService<CaseDb>().Audit.CountAsync(a => a.Chain == "definitions"));

    private Task<List<RevisionRow>> Revisions(string kind) => _house.Inside(s => s.GetRequiredService<CaseDb>().Revisions.Where(r => r.Kind == kind).ToListAsync());

    private static IEnumerable<string> Ids(JsonObject definition) => Designer.Activities(definition["root"]).Select(a => (string)a["id"]!);
}
