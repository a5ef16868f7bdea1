using System.Net;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Operations;

/// <summary>Who watches the site asks for the head of a page alone, and is told what a reader would be told.</summary>
public sealed class HeadTests : IAsyncLifetime
{
    private readonly House _house = new();

    public ValueTask InitializeAsync() => _house.InitializeAsync();
    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/workbench", HttpStatusCode.Found)]
    [InlineData("/api/tasks", HttpStatusCode.Unauthorized)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    public async Task The_head_of_a_page_says_what_the_page_says(string page, HttpStatusCode status)
    {
        using var client = _house.Anyone();
        using var whole = await client.GetAsync(page, TestContext.Current.CancellationToken);
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, page), TestContext.Current.CancellationToken);

        Assert.Equal((status, status), (whole.StatusCode, head.StatusCode));
        Assert.Equal(whole.Content.Headers.ContentType?.ToString(), head.Content.Headers.ContentType?.ToString());
        Assert.Equal(whole.Headers.Location, head.Headers.Location);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        // The connection is in order: what comes next is not taken for the rest of this answer.
        Assert.Equal(whole.StatusCode, (await client.GetAsync(page, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_page_of_the_desk_has_a_head_for_whoever_is_signed_in()
    {
        using var client = await _house.As("leader");

        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/tasks"), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, "application/json"), (head.StatusCode, head.Content.Headers.ContentType?.MediaType));
    }
}
