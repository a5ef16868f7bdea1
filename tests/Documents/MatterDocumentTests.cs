using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Documents;
using Qingyi.Server.Storage;
using Qingyi.Tests.Matters;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Documents;

/// <summary>文书 of a matter over HTTP: those that fit its kind, made from its forms by whoever works on it, and given out finished.</summary>
public abstract class MatterDocumentTests(House house)
{
    private readonly MatterWalk _walk = new(house);

    private string Documents => $"/api/matters/{_walk.Id}/documents";

    [Fact]
    public async Task An_order_to_rectify_is_made_from_the_forms_finished_with_a_number_and_only_then_read_by_the_hospital()
    {
        await _walk.Open("handler", "rectification", House.Hospital);
        var handler = await _walk.As("handler");
        Assert.False((bool)(await Kinds(handler))["rectification-order"]["ready"]!);
        Assert.Equal(HttpStatusCode.Conflict, (await handler.GetAsync(Documents + "/rectification-order")).StatusCode);
        await _walk.Do("section-head", "issue", "issued", new() { ["kind"] = "management", ["problem"] = "登记簿缺页|# 三处。", ["days"] = 10 });

        var kinds = await Kinds(handler);
        Assert.Equal(["matter-cover", "matter-record", "rectification-order", "rectification-review"], kinds.Keys.Order(StringComparer.Ordinal));
        Assert.True((bool)kinds["rectification-order"]["ready"]!);
        Assert.False((bool)kinds["rectification-review"]["ready"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await handler.GetAsync(Documents + "/decision")).StatusCode);
        var text = (string)(await handler.GetFromJsonAsync<JsonObject>(Documents + "/rectification-order"))!["text"]!;
        Assert.Contains("<< 示例市第一医院：", text, StringComparison.Ordinal);
        Assert.Contains("登记簿缺页", text, StringComparison.Ordinal);
        Assert.Contains("整改工作日数：10", text, StringComparison.Ordinal);

        var hospital = await _walk.As("hospital");
        await Keep(handler, text + "\n草稿一段。", 0, final: false);
        Assert.Empty(await Kinds(hospital));
        Assert.Equal(HttpStatusCode.NotFound, (await hospital.GetAsync(Documents + "/rectification-order")).StatusCode);
        var final = await Keep(await _walk.As("section-head"), text, 1, final: true);
        Assert.Matches("^示卫责改〔2026〕000[0-9]号$", (string)final["number"]!);

        var read = (await hospital.GetFromJsonAsync<JsonObject>(Documents + "/rectification-order"))!;
        Assert.Contains("@ " + (string)final["number"]!, (string)read["text"]!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await hospital.GetAsync(Documents + "/rectification-order?version=1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await hospital.GetAsync(Documents + "/rectification-order/file?version=2&format=docx")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await hospital.GetAsync($"/api/matters/{_walk.Id}/volume?format=docx")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Try(hospital, text, 2)).StatusCode);

        var timeline = await handler.GetStringAsync($"/api/matters/{_walk.Id}/timeline");
        Assert.Contains("定稿责令整改通知书第2版", timeline, StringComparison.Ordinal);
        Assert.DoesNotContain("登记簿缺页", timeline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_of_a_matter_holds_its_cover_its_documents_and_every_form()
    {
        await _walk.Open("handler", "rectification", House.Hospital);
        await _walk.Do("section-head", "issue", "issued", new() { ["kind"] = "system", ["problem"] = "制度没有更新。", ["days"] = 10 });
        var handler = await _walk.As("handler");

        using var docx = new ZipArchive(await handler.GetStreamAsync($"/api/matters/{_walk.Id}/volume?format=docx"));
        using var body = new StreamReader(docx.GetEntry("word/document.xml")!.Open());
        var text = await body.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.All(["整改卷", "责令整改通知书", "整改办理情况表", "制度没有更新。", "卷内目录"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Contains("导出案卷", await handler.GetStringAsync($"/api/matters/{_walk.Id}/timeline"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_work_on_the_matter_makes_nothing_and_a_matter_answers_at_its_own_address_alone()
    {
        await _walk.Open("handler", "rectification", House.Hospital);
        await _walk.Do("section-head", "issue", "issued", new() { ["kind"] = "system", ["days"] = 10 });
        var cases = new CaseWalk(house);
        await cases.TipOff();
        var handler = await _walk.As("handler");

        Assert.Equal(HttpStatusCode.Forbidden, (await Try(await _walk.As("leader"), "正文", 0)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Try(await _walk.As("county-handler"), "正文", 0)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await handler.GetAsync($"/api/cases/{_walk.Id}/documents")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await handler.GetAsync($"/api/matters/{cases.CaseId}/documents")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _walk.As("hospital")).GetAsync($"/workbench/matters/{cases.CaseId}/documents/cover")).StatusCode);

        (await (await _walk.As("section-head")).PostAsJsonAsync($"/api/matters/{_walk.Id}/cancel", new { reason = "重复。" })).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(handler, "正文", 0)).StatusCode);
    }

    [Fact]
    public async Task A_hospital_makes_the_slip_of_its_own_surrender_under_its_own_series()
    {
        await _walk.Open("hospital", "surrender");
        var now = house.Clock.GetUtcNow();
        await _walk.Do("hospital", "register", "registered", new()
        {
            ["receivedAt"] = MatterWalk.Moment(now, TimeSpan.FromHours(2)), ["handedAt"] = MatterWalk.Moment(now, TimeSpan.Zero), ["staff"] = "护士甲", ["item"] = "cash", ["amount"] = 800,
            ["witness1"] = "见证人甲", ["witness2"] = "见证人乙", ["reason"] = "unavoidable", ["giver"] = "patient",
        });
        var hospital = await _walk.As("hospital");
        var text = (string)(await hospital.GetFromJsonAsync<JsonObject>(Documents + "/surrender-record"))!["text"]!;
        Assert.Contains("护士甲", text, StringComparison.Ordinal);

        var kept = await Keep(hospital, text, 0, final: true, "surrender-record");
        Assert.Matches("^示例市第一医院收〔2026〕000[0-9]号$", (string)kept["number"]!);
        Assert.Equal(HttpStatusCode.Forbidden, (await Try(await _walk.As("section-head"), "正文", 1, "surrender-record")).StatusCode);
    }

    [Fact]
    public async Task An_authority_words_the_order_itself_in_fields_that_the_matter_fills()
    {
        const string page = "/workbench/admin/templates/documents/rectification-order";
        await house.Account("city-admin", "市系统员", House.City, Role.Administrator);
        using var admin = await StaffForms.Of(house, "city-admin");
        using var supervisor = await StaffForms.Of(house, "supervisor");
        var text = TemplateCheck.Tidy(DocumentTemplates.Find("rectification-order")!.Text).Replace("\n>> {{ organ }}", "\n{{ step.issue.by }}于{{ step.issue.on }}下达，{{ matter.kind }}事项。\n>> {{ organ }}", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Post(page, page, ("text", text + "\n{{ party.name }}"), ("basis", "0"), ("reason", "写明下达人。"))).Status);
        Assert.Equal(HttpStatusCode.Found, (await admin.Post(page, page, ("text", text), ("basis", "0"), ("reason", "写明下达人。"))).Status);
        var id = await house.Inside(s => s.GetRequiredService<CaseDb>().DocumentEditions.Where(e => e.Kind == "rectification-order").Select(e => e.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.Found, (await supervisor.Post(page, $"{page}/{id}/decide", ("publish", "true"))).Status);

        await _walk.Open("handler", "rectification", House.Hospital);
        await _walk.Do("section-head", "issue", "issued", new() { ["kind"] = "system", ["problem"] = "制度没有更新。", ["days"] = 10 });
        var handler = await _walk.As("handler");
        var made = (string)(await handler.GetFromJsonAsync<JsonObject>(Documents + "/rectification-order"))!["text"]!;
        Assert.Matches("[^于\n]+于2026年[0-9]+月[0-9]+日下达，整改事项。", made);
        var filled = await house.Inside(async s => await s.GetRequiredService<DocumentFields>().Of(await s.GetRequiredService<CaseDb>().Cases.FirstAsync(c => c.Id == _walk.Id), CancellationToken.None));
        Every(SampleFields.Of(DocumentTemplates.Find("rectification-order")!), filled, "");

        await Keep(handler, made, 0, final: true);
        Assert.Equal(id, await house.Inside(s => s.GetRequiredService<CaseDb>().Documents.Where(d => d.CaseId == _walk.Id).Select(d => d.EditionId).SingleAsync()));
    }

    // Whatever the sample offers has the same name in what a matter fills; what is not recorded yet is empty with all its parts.
    private static void Every(object? offered, object? filled, string path)
    {
        if (offered is IReadOnlyDictionary<string, object?> group && filled is IReadOnlyDictionary<string, object?> has)
        {
            Assert.All(group, f => Assert.True(has.ContainsKey(f.Key), $"{path}.{f.Key}"));
            Assert.All(group, f => Every(f.Value, has[f.Key], $"{path}.{f.Key}"));
        }
        else if (offered is IReadOnlyList<object?> list && filled is System.Collections.IEnumerable many and not string)
        {
            Assert.All(many.Cast<object?>(), f => Every(list[0], f, path));
        }
    }

    private async Task<Dictionary<string, JsonObject>> Kinds(HttpClient client) => (await client.GetFromJsonAsync<JsonArray>(Documents))!.Select(n => n!.AsObject()).ToDictionary(d => (string)d["kind"]!);

    private Task<HttpResponseMessage> Try(HttpClient client, string text, int basis, string kind = "rectification-order") => client.PostAsJsonAsync($"{Documents}/{kind}", new { text, basis, final = true });

    private async Task<JsonObject> Keep(HttpClient client, string text, int basis, bool final, string kind = "rectification-order")
    {
        var answer = await client.PostAsJsonAsync($"{Documents}/{kind}", new { text, basis, final });
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }
}

public sealed class MatterDocumentsOnSqlite(House house) : MatterDocumentTests(house), IClassFixture<House>;

public sealed class MatterDocumentsOnPostgres(PostgresHouse house) : MatterDocumentTests(house.House), IClassFixture<PostgresHouse>;
