using System.Net;
using System.Net.Http.Headers;
using Qingyi.Server.Studio;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Studio;

/// <summary>What <c>/studio/</c> answers, and to whom.</summary>
public sealed class StudioDoorTests(House house) : IClassFixture<House>
{
    private const string Runtime = "/studio/_framework/blazor.webassembly.js";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_handler_gets_the_page_that_says_so_and_no_entry_in_the_menu()
    {
        using var handler = await house.As("handler");

        using var page = await handler.GetAsync("/studio/workflows/definitions", Cancelled);
        using var file = await handler.GetAsync(Runtime, Cancelled);
        var workbench = await handler.GetStringAsync("/workbench", Cancelled);

        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Contains("您没有办理这一项的权限", await page.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, file.StatusCode);
        Assert.DoesNotContain("/studio", workbench, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_the_door_and_back()
    {
        using var anyone = house.Anyone();

        using var page = await anyone.GetAsync("/studio/workflows/definitions/case-lifecycle/edit", Cancelled);
        using var file = await anyone.GetAsync(Runtime, Cancelled);

        Assert.Equal("/sign-in?back=%2Fstudio%2Fworkflows%2Fdefinitions%2Fcase-lifecycle%2Fedit", page.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, file.StatusCode);
    }

    [Theory]
    [InlineData("supervisor")]
    [InlineData("auditor")]
    public async Task The_pages_bear_the_policy_that_the_package_needs_and_our_menu(string user)
    {
        using var person = await house.As(user);
        foreach (var path in new[] { "definitions", "definitions/case-lifecycle/edit", "instances", "instances/i-1/view" })
        {
            using var page = await person.GetAsync($"/studio/workflows/{path}", Cancelled);

            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Equal(StudioPages.Policy, Assert.Single(page.Headers.GetValues("Content-Security-Policy")));
            Assert.Contains("href=\"/studio/workflows/definitions\" aria-current=\"page\"", await page.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Files_travel_compressed_as_shipped_and_once()
    {
        using var supervisor = await house.As("supervisor");
        var wasm = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "elsa-studio", "_framework"), "Elsa.Studio.Core.*.wasm").Select(Path.GetFileName).First();

        using var hashed = await Get(supervisor, $"/studio/_framework/{wasm}", "br", null);
        using var fresh = await Get(supervisor, Runtime, "br", null);
        using var again = await Get(supervisor, Runtime, "br", fresh.Headers.ETag);
        using var plain = await Get(supervisor, Runtime, "gzip", fresh.Headers.ETag);

        Assert.Equal("application/wasm", hashed.Content.Headers.ContentType?.MediaType);
        Assert.Equal(TimeSpan.FromDays(365), hashed.Headers.CacheControl?.MaxAge);
        Assert.Contains(hashed.Headers.CacheControl!.Extensions, e => e.Name == "immutable");
        Assert.Equal(["br"], fresh.Content.Headers.ContentEncoding);
        Assert.Equal(["Accept-Encoding"], fresh.Headers.Vary);
        Assert.True(fresh.Headers.CacheControl?.NoCache);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, plain.StatusCode);
        Assert.StartsWith("!function", await plain.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/studio/index.html", HttpStatusCode.NotFound)]
    [InlineData("/studio/_framework/dotnet.js.map", HttpStatusCode.NotFound)]
    [InlineData("/studio/_framework/%2e%2e/%2e%2e/appsettings.json", HttpStatusCode.NotFound)]
    [InlineData("/studio/..%2fappsettings.json", HttpStatusCode.NotFound)]
    [InlineData("/studio/appsettings.json", HttpStatusCode.OK)]
    public async Task Nothing_lies_there_but_the_package_and_our_settings(string path, HttpStatusCode expected)
    {
        using var supervisor = await house.As("supervisor");

        using var answer = await supervisor.GetAsync(path, Cancelled);

        Assert.Equal(expected, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> Get(HttpClient client, string path, string encoding, EntityTagHeaderValue? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        return client.SendAsync(request, Cancelled);
    }
}
