using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Inspections;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Attachments;

/// <summary>附件: beside one item of an inspection's checklist, and beside an entry of a register.</summary>
public sealed class AttachmentTests(House house) : IClassFixture<House>
{
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. Encoding.ASCII.GetBytes("JFIF photo of a notice board")];
    private readonly RoundWalk _rounds = new(house);
    private readonly RegisterWalk _registers = new(house);

    [Fact]
    public async Task A_photo_stands_beside_its_item_of_the_checklist_with_its_fingerprint_and_opens_for_who_sees_the_inspection()
    {
        var (matter, lead, second) = await _rounds.Visit();
        var path = $"/api/matters/{matter}/attachments";
        var items = Qingyi.Server.Features.Inspections.Checklists.Find("integrity")!.Items;

        // What the browser calls it counts for nothing.
        var added = (await Kept(await Post(lead, $"{path}?item={items[1].Id}", ("图版.exe", "application/x-msdownload", Photo))))[0]!;
        Assert.Equal((items[1].Id, "image/jpeg", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Photo))), ((string?)added["place"], (string?)added["mediaType"], (string?)added["sha256"]));
        await RegisterWalk.Refused("unsupported-file", await Post(lead, $"{path}?item={items[1].Id}", ("a.jpg", "image/jpeg", [0x4D, 0x5A, 0, 0, 1])));
        await RegisterWalk.Refused("no-such-item", await Post(lead, $"{path}?item=nothing", ("a.jpg", "image/jpeg", Photo)));
        await RegisterWalk.Refused("not-permitted", await Post("section-head", $"{path}?item={items[1].Id}", ("a.jpg", "image/jpeg", Photo)));
        await Kept(await Post(second, $"{path}?item={items[0].Id}", ("记录.txt", "text/plain", Encoding.UTF8.GetBytes("现场记录"))));

        Assert.Equal([items[0].Id, items[1].Id], (await List("section-head", path)).Select(f => (string)f!["place"]!).Order(StringComparer.Ordinal));
        var opened = await (await _rounds.As("section-head")).GetAsync($"{path}/{added["id"]}", TestContext.Current.CancellationToken);
        Assert.Equal(("application/octet-stream", true), (opened.Content.Headers.ContentType?.MediaType, opened.Headers.GetValues("Content-Security-Policy").Single().StartsWith("sandbox", StringComparison.Ordinal)));
        Assert.Equal(Photo, await opened.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        foreach (var stranger in new[] { "county-section-head", "hospital" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await (await _rounds.As(stranger)).GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await (await _rounds.As(stranger)).GetAsync($"{path}/{added["id"]}", TestContext.Current.CancellationToken)).StatusCode);
        }

        Assert.Contains(items[1].Title, await Page(lead, $"/workbench/matters/{matter}"), StringComparison.Ordinal);
        Assert.DoesNotContain(await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.Where(a => a.What == "file-attached").Select(a => a.Data).ToListAsync()), d => d.Contains("图版", StringComparison.Ordinal));
    }

    [Fact]
    [Requirement("S3-032")]
    public async Task A_photo_of_a_board_stands_with_its_entry_and_outside_the_unit_only_that_it_is_there()
    {
        var entry = await _registers.Enter("hospital", "displays", new() { ["area"] = "theatre", ["place"] = "手术室门口", ["theme"] = new JsonArray("honest"), ["hungOn"] = _registers.Day(), ["photo"] = "ZP-1" });
        var path = $"/api/registers/displays/entries/{entry["summary"]!["id"]}/attachments";
        var id = (string)(await Kept(await Post("hospital", path, ("手术室.jpg", "image/jpeg", Photo))))[0]!["id"]!;

        Assert.Equal("手术室.jpg", (string?)(await List("hospital", path)).Single()!["name"]);
        Assert.Equal(Photo, await (await _registers.As("hospital")).GetByteArrayAsync($"{path}/{id}", TestContext.Current.CancellationToken));
        var seen = (await List("section-head", path)).Single()!;
        Assert.Equal((null, "image/jpeg"), ((string?)seen["name"], (string?)seen["mediaType"]));
        Assert.Equal(HttpStatusCode.NotFound, (await (await _registers.As("section-head")).GetAsync($"{path}/{id}", TestContext.Current.CancellationToken)).StatusCode);
        await RegisterWalk.Refused("not-permitted", await Post("section-head", path, ("a.jpg", "image/jpeg", Photo)));

        await _registers.Move("hospital", "displays", entry, "remove");
        await RegisterWalk.Refused("entry-ended", await Post("hospital", path, ("b.jpg", "image/jpeg", Photo)));
    }

    private async Task<string> Page(string user, string path) => WebUtility.HtmlDecode(await (await _rounds.As(user)).GetStringAsync(path, TestContext.Current.CancellationToken));

    private static async Task<JsonArray> Kept(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonArray>())!;
    }

    private async Task<JsonArray> List(string user, string path) => (await (await _rounds.As(user)).GetFromJsonAsync<JsonArray>(path, TestContext.Current.CancellationToken))!;

    private async Task<HttpResponseMessage> Post(string user, string path, (string Name, string Type, byte[] Content) file)
    {
        using var form = new MultipartFormDataContent();
        using var content = new ByteArrayContent(file.Content);
        content.Headers.ContentType = new(file.Type);
        form.Add(content, "files", file.Name);
        return await (await _rounds.As(user)).PostAsync(path, form, TestContext.Current.CancellationToken);
    }
}
