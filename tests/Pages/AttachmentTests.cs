using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Pages;

/// <summary>Files that follow a tip, over HTTP.</summary>
public sealed class AttachmentTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_file_is_kept_without_its_author_and_handed_to_the_desk_under_its_name()
    {
        var walk = new CaseWalk(house);
        var receipt = (string)(await walk.TipOff())["receipt"]!;
        byte[] picture = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", new byte[13]), .. Chunk("tEXt", "Author\0Zhang"u8.ToArray()), .. Chunk("IEND", [])];

        var answer = await Send(receipt, ("收条.png", picture));
        var received = await answer.Content.ReadFromJsonAsync<JsonArray>(TestContext.Current.CancellationToken);
        var (id, sealedName) = await house.Inside(async s => await Of(s.GetRequiredService<CaseDb>(), walk.CaseId).Select(a => new ValueTuple<string, byte[]>(a.Id, a.Box)).FirstAsync());
        using var intake = await house.As("intake");
        var file = await intake.GetAsync($"/workbench/cases/{walk.CaseId}/tip/{id}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""[{"name":"收条.png","removed":["author"]}]""", received!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", new byte[13]), .. Chunk("IEND", [])], await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("收条.png", file.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.DoesNotContain("收条", System.Text.Encoding.UTF8.GetString(sealedName), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_is_refused_and_nothing_is_kept()
    {
        var receipt = (string)(await new CaseWalk(house).TipOff())["receipt"]!;

        var answer = await Send(receipt, ("说明.txt", "经过"u8.ToArray()), ("照片.jpg", [0x4D, 0x5A, 0, 0]));
        var look = await house.Anyone().PostAsync("/follow-up", new FormUrlEncodedContent([new("receipt", receipt)]), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Contains("照片.jpg", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("说明.txt", await look.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_thirty_first_file_within_an_hour_has_to_wait()
    {
        var receipt = (string)(await new CaseWalk(house).TipOff())["receipt"]!;
        (string, byte[])[] files = [.. Enumerable.Range(1, 30).Select(n => ($"{n}.txt", System.Text.Encoding.UTF8.GetBytes($"第{n}页")))];

        var first = await Send(receipt, files);
        var late = await Send(receipt, ("31.txt", "第31页"u8.ToArray()));
        house.Clock.Advance(TimeSpan.FromMinutes(61));
        var after = await Send(receipt, ("31.txt", "第31页"u8.ToArray()));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK], [first.StatusCode, late.StatusCode, after.StatusCode]);
    }

    [Fact]
    public async Task A_receipt_that_opens_nothing_takes_no_file() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Send("11112222333344445555", ("a.txt", "经过"u8.ToArray()))).StatusCode);

    private static IQueryable<Qingyi.Server.Features.TipOffs.TipAttachment> Of(CaseDb db, string caseId) => db.TipAttachments.Where(a => db.Tips.Any(t => t.Id == a.TipId && t.CaseId == caseId));

    private async Task<HttpResponseMessage> Send(string receipt, params (string Name, byte[] Content)[] files)
    {
        using var anyone = house.Anyone();
        using var form = new MultipartFormDataContent { { new StringContent(receipt), "receipt" } };
        foreach (var (name, content) in files)
        {
            form.Add(new ByteArrayContent(content), "files", name);
        }

        return await anyone.PostAsync("/api/tips/attachments", form, TestContext.Current.CancellationToken);
    }

    private static byte[] Chunk(string name, byte[] data) => [0, 0, 0, (byte)data.Length, .. System.Text.Encoding.ASCII.GetBytes(name), .. data, 0, 0, 0, 0];
}
