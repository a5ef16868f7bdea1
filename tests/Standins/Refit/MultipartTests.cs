using Microsoft.AspNetCore.Http;
using Refit;

namespace Qingyi.Tests.Standins.Refit;

public sealed class MultipartTests
{
    public interface IUploads
    {
        [Multipart]
        [Post("/uploads/{id}")]
        Task Send(
            int id,
            [AliasAs("receipt")] string text,
            [AliasAs("files")] IEnumerable<StreamPart> files,
            ByteArrayPart bytes,
            [Query] string mode,
            [Header("X-Key")] string key);

        [Multipart("own-boundary")]
        [Post("/uploads")]
        Task SendOwn([AliasAs("file")] StreamPart file);
    }

    [Fact]
    public async Task Texts_and_several_files_arrive_under_their_names()
    {
        var fields = new List<string>();
        await using var site = await Site.Start(async context =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            fields.AddRange(form.Select(field => $"{field.Key}={field.Value}"));
            foreach (var file in form.Files)
            {
                using var reader = new StreamReader(file.OpenReadStream());
                fields.Add($"{file.Name}:{file.FileName}:{file.ContentType}:{await reader.ReadToEndAsync(context.RequestAborted)}");
            }
        });

        await RestService.For<IUploads>(site.Client()).Send(
            7,
            "123",
            [new StreamPart(new MemoryStream("one"u8.ToArray()), "证据.txt", "text/plain"), new StreamPart(new MemoryStream("two"u8.ToArray()), "2.bin")],
            new ByteArrayPart("three"u8.ToArray(), "3.png", "image/png", name: "renamed"),
            "fast",
            "k");

        Assert.Equal("/uploads/7?mode=fast", site.Last.Target);
        Assert.Equal("k", site.Last.Headers["X-Key"]);
        Assert.Equal(["receipt=123", "files:证据.txt:text/plain:one", "files:2.bin::two", "renamed:3.png:image/png:three"], fields);
    }

    [Fact]
    public async Task The_boundary_is_the_one_named()
    {
        await using var site = await Site.Answering();
        await RestService.For<IUploads>(site.Client()).SendOwn(new StreamPart(new MemoryStream("one"u8.ToArray()), "1.txt"));

        Assert.Contains("own-boundary", site.Last.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("--own-boundary", site.Last.Body, StringComparison.Ordinal);
    }
}
