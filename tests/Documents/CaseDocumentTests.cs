using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Qingyi.Tests.Support;
using UglyToad.PdfPig;

namespace Qingyi.Tests.Documents;

/// <summary>文书 of a case over HTTP: made from the facts, kept in versions, finished with a number, bound into the volume.</summary>
public sealed class CaseDocumentTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Documents_follow_the_case_and_keep_every_version()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff(text: "举报内容一字不入正卷。");
        await walk.Until("investigate");
        var handler = await walk.As("handler");
        var documents = $"/api/cases/{walk.CaseId}/documents";

        var early = await Kinds(handler, documents);
        Assert.True((bool)early["filing-approval"]["ready"]!);
        Assert.False((bool)early["decision"]["ready"]!);
        var refused = await handler.GetAsync(documents + "/decision");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("处理决定之后才能制作", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await walk.Until("issue-prior-notice");
        var text = (string)(await handler.GetFromJsonAsync<JsonObject>(documents + "/prior-notice"))!["text"]!;
        Assert.Contains("@ 【文号】", text, StringComparison.Ordinal);
        Assert.Contains("有权要求听证", text, StringComparison.Ordinal);
        Assert.Contains("<< 李某：", text, StringComparison.Ordinal);
        Assert.Contains("收受患者红包、礼品，金额¥3,000.00", text, StringComparison.Ordinal);

        var first = await Keep(handler, documents + "/prior-notice", text + "\n补充一段。", 0, final: false);
        Assert.Equal((1, false, null), ((int)first["version"]!, (bool)first["final"]!, (string?)first["number"]));
        var second = await Keep(handler, documents + "/prior-notice", text, 1, final: true);
        Assert.Matches("告〔2026〕000[1-9]号$", (string)second["number"]!);
        var kept = (string)(await handler.GetFromJsonAsync<JsonObject>(documents + "/prior-notice"))!["text"]!;
        Assert.Contains("@ " + (string)second["number"]!, kept, StringComparison.Ordinal);
        Assert.Contains("补充一段。", (string)(await handler.GetFromJsonAsync<JsonObject>(documents + "/prior-notice?version=1"))!["text"]!, StringComparison.Ordinal);

        // Written over an older version: nothing is kept, and no number is drawn.
        var late = await handler.PostAsJsonAsync(documents + "/prior-notice", new { text, basis = 1, final = true });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("第 2 版", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var third = await Keep(handler, documents + "/prior-notice", text, 2, final: true);
        Assert.Equal(Last((string)second["number"]!) + 1, Last((string)third["number"]!));

        var audit = await (await walk.As("leader")).GetStringAsync($"/api/cases/{walk.CaseId}/audit");
        Assert.Contains("document-final", audit, StringComparison.Ordinal);
        Assert.DoesNotContain("补充一段", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_handlers_of_the_case_make_documents_and_bad_input_is_named()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until("investigate");
        var address = $"/api/cases/{walk.CaseId}/documents/filing-approval";

        var leader = await (await walk.As("leader")).PostAsJsonAsync(address, new { text = "正文", basis = 0, final = false });
        Assert.Equal(HttpStatusCode.Forbidden, leader.StatusCode);
        var handler = await walk.As("handler");
        Assert.Equal(HttpStatusCode.BadRequest, (await handler.PostAsJsonAsync(address, new { text = " ", basis = 0 })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await handler.GetAsync(address + "?version=9")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await handler.GetAsync($"/api/cases/{walk.CaseId}/documents/no-such")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await handler.GetAsync("/api/cases/none/documents")).StatusCode);

        // Twice under one key: one version.
        using var once = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(new { text = "正文", basis = 0, final = false }), Headers = { { "Idempotency-Key", "document-once" } } };
        using var again = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(new { text = "正文", basis = 0, final = false }), Headers = { { "Idempotency-Key", "document-once" } } };
        var (one, two) = (await handler.SendAsync(once), await handler.SendAsync(again));
        Assert.Equal(HttpStatusCode.Created, one.StatusCode);
        Assert.Equal(await one.Content.ReadAsStringAsync(), await two.Content.ReadAsStringAsync());
        Assert.Single((await Kinds(handler, $"/api/cases/{walk.CaseId}/documents"))["filing-approval"]["versions"]!.AsArray());
    }

    [Fact]
    public async Task The_volume_holds_every_document_in_order_with_the_pages_of_its_contents_and_nothing_of_the_tip()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff(text: "举报内容一字不入正卷。");
        await walk.Until(null);
        var handler = await walk.As("handler");
        await Keep(handler, $"/api/cases/{walk.CaseId}/documents/discussion-record", "# 案件集体讨论记录\n<script>alert(1)</script> 😀 \u0001", 0, final: true);

        using var docx = new ZipArchive(await handler.GetStreamAsync($"/api/cases/{walk.CaseId}/volume?format=docx"));
        using var body = new StreamReader(docx.GetEntry("word/document.xml")!.Open());
        Assert.DoesNotContain("举报内容一字不入正卷", await body.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var answer = await handler.GetAsync($"/api/cases/{walk.CaseId}/volume?format=pdf");
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        if (Environment.GetEnvironmentVariable("QINGYI_DOCUMENT_PICTURES") is { } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "volume.pdf"), await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        }

        using var pdf = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var pages = pdf.GetPages().Select(p => string.Concat(p.Letters.OrderByDescending(l => Math.Round(l.StartBaseLine.Y)).ThenBy(l => l.StartBaseLine.X).Select(l => l.Value)).Replace(" ", "", StringComparison.Ordinal)).ToList();
        string[] order = ["卷内目录", "线索受理登记表", "初步核实报告", "立案审批表", "证据目录", "案件调查终结报告", "裁量意见书", "法制审核意见书", "行政处罚事先告知书", "陈述申辩复核意见", "行政处罚（处理）决定书", "送达回证", "公示", "结案报告"];
        var at = order.Select(name => pages.FindIndex(order[0] == name ? 0 : 2, p => p.Contains(name, StringComparison.Ordinal))).ToList();
        Assert.DoesNotContain(-1, at);
        Assert.Equal(at.Order(), at);
        Assert.Contains("送达回证", pages[1], StringComparison.Ordinal);

        // Every document has its day in the contents but the list of evidence, whose pieces have their own.
        Assert.Equal(order.Length - 1, Regex.Count(pages[1], "[0-9]{4}-[0-9]{2}-[0-9]{2}"));
        Assert.Contains((at[11] + 1).ToString(CultureInfo.InvariantCulture), pages[1], StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", string.Concat(pages), StringComparison.Ordinal);
        Assert.DoesNotContain("【文号】", pages[at[10]], StringComparison.Ordinal);
        Assert.Contains("volume-exported", await (await walk.As("leader")).GetStringAsync($"/api/cases/{walk.CaseId}/audit"), StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, JsonObject>> Kinds(HttpClient client, string documents) =>
        (await client.GetFromJsonAsync<JsonArray>(documents))!.Select(n => n!.AsObject()).ToDictionary(d => (string)d["kind"]!);

    private static async Task<JsonObject> Keep(HttpClient client, string address, string text, int basis, bool final)
    {
        var answer = await client.PostAsJsonAsync(address, new { text, basis, final });
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static int Last(string number) => int.Parse(number[^5..^1], CultureInfo.InvariantCulture);
}
