using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Qingyi.Server.Hosting;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Operations;

/// <summary>A real nginx with the shipped file in front of the server: who asks and how is told by it and by nobody else.</summary>
public sealed class ProxyTests
{
    [Fact]
    public async Task Forwarded_headers_count_from_the_proxy_that_is_named_and_from_nobody_else()
    {
        await using var alone = await Open(null);
        await using var elsewhere = await Open("10.9.8.7, ::ffff:10.9.8.6");
        await using var behind = await Open("127.0.0.1");

        Assert.Equal(HttpStatusCode.TooManyRequests, await ThirdTip(() => alone.Anyone()));
        Assert.Equal(HttpStatusCode.TooManyRequests, await ThirdTip(() => elsewhere.Anyone()));
        Assert.Equal(HttpStatusCode.Created, await ThirdTip(() => behind.Anyone()));

        await using var wrong = new House { Adjust = b => b.Configuration[BehindProxy.Setting] = "proxy.internal" };
        await Assert.ThrowsAsync<StartRefusedException>(async () => await wrong.InitializeAsync());
    }

    [Fact]
    public async Task Nginx_tells_the_address_and_that_it_was_tls_lets_a_large_file_through_and_writes_down_nobody()
    {
        Nginx.Demand();
        await using var house = await Open("127.0.0.1");
        await using var nginx = await Nginx.Before(house.Url);
        using var client = nginx.Client();

        // What a client claims is thrown away: it stays one place.
        Assert.Equal(HttpStatusCode.TooManyRequests, await ThirdTip(nginx.Client));

        var page = await client.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        using var entry = new HttpRequestMessage(HttpMethod.Post, "/api/sign-in") { Content = JsonContent.Create(new { user = "leader", password = house.Password("leader") }) };
        entry.Headers.Add("Origin", nginx.Url);
        var signedIn = await client.SendAsync(entry);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        Assert.All(signedIn.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));

        using var large = new MultipartFormDataContent { { new StringContent("0000000000000000"), "receipt" }, { new ByteArrayContent(new byte[40 * 1024 * 1024]) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } }, "file", "a.png" } };
        var answer = await client.PostAsync("/api/tips/attachments", large);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.NotNull(await answer.Content.ReadFromJsonAsync<JsonObject>());

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/health/ready")).StatusCode);
        Assert.All(Directory.EnumerateFiles(nginx.Folder, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) == ".log" || Path.GetFileName(Path.GetDirectoryName(f)!) != Path.GetFileName(nginx.Folder)),
            f => Assert.True(new FileInfo(f).Length == 0 || !File.ReadAllText(f).Contains("client:", StringComparison.Ordinal), f));
        Assert.Equal(0, new FileInfo(Path.Combine(nginx.Folder, "access.log")).Length);
    }

    private static async Task<House> Open(string? proxy)
    {
        var house = new House
        {
            Adjust = b => (b.Configuration[BehindProxy.Setting], b.Configuration["Flood:PerPlace"]) = (proxy, "2"),
        };
        await house.InitializeAsync();
        return house;
    }

    private static async Task<HttpStatusCode> ThirdTip(Func<HttpClient> open)
    {
        var last = HttpStatusCode.Unused;
        for (var i = 1; i <= 3; i++)
        {
            using var client = open();
            client.DefaultRequestHeaders.Add("X-Forwarded-For", $"192.0.2.{i}");
            last = (await client.PostAsJsonAsync("/api/tips", new { about = new { organisation = House.Hospital }, conduct = "red-envelope", text = "线索" })).StatusCode;
        }

        return last;
    }
}
