using System.Net;
using Microsoft.AspNetCore.Http;
using Refit;

namespace Qingyi.Tests.Standins.Refit;

/// <summary>What the caller gets for an answer, by the method's return type.</summary>
public sealed class AnswerTests
{
    private const string Json = "application/json; charset=utf-8";

    public sealed record Person(string Name);

    public sealed record Fault(string Code);

    public interface IApi
    {
        [Get("/x")]
        Task<Person?> Value(CancellationToken cancellation = default);

        [Get("/x")]
        Task Nothing();

        [Get("/x")]
        Task<string> Text();

        [Get("/x")]
        Task<Stream> Stream();

        [Get("/x")]
        Task<HttpResponseMessage> Raw();

        [Get("/x")]
        Task<ApiResponse<Person>> Response();

        [Get("/x")]
        Task<IApiResponse<Person>> ResponseInterface();

        [Get("/x")]
        Task<IApiResponse> Bare();
    }

    private static IApi For(Site site, RefitSettings? settings = null) => RestService.For<IApi>(site.Client(), settings);

    [Fact]
    public async Task Text_streams_and_raw_answers_are_handed_over_unread()
    {
        await using var site = await Site.Answering("""{"name":"张某"}""");

        Assert.Equal("""{"name":"张某"}""", await For(site).Text());
        using var reader = new StreamReader(await For(site).Stream());
        Assert.Equal("""{"name":"张某"}""", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_raw_answer_throws_for_no_status()
    {
        await using var site = await Site.Answering(status: HttpStatusCode.InternalServerError);
        using var answer = await For(site).Raw();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
    }

    [Fact]
    public async Task An_answer_without_content_is_null()
    {
        await using var site = await Site.Answering(status: HttpStatusCode.NoContent);

        Assert.Null(await For(site).Value(TestContext.Current.CancellationToken));
        await For(site).Nothing();
    }

    [Fact]
    public async Task An_error_throws_with_status_reason_headers_and_body()
    {
        await using var site = await Site.Answering("""{"code":"gone"}""", HttpStatusCode.Conflict, Json, header: "seen");

        var failure = await Assert.ThrowsAsync<ApiException>(() => For(site).Value(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.Conflict, failure.StatusCode);
        Assert.Equal("Conflict", failure.ReasonPhrase);
        Assert.Equal("seen", failure.Headers.GetValues("X-Answer").Single());
        Assert.True(failure.HasContent);
        Assert.Equal("""{"code":"gone"}""", failure.Content);
        Assert.Equal(new Fault("gone"), await failure.GetContentAsAsync<Fault>());
        Assert.Equal(HttpMethod.Get, failure.HttpMethod);
        Assert.Equal("/x", failure.Uri!.AbsolutePath);
        Assert.Contains("409", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_throws_also_where_no_value_is_expected()
    {
        await using var site = await Site.Answering(status: HttpStatusCode.NotFound);

        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<ApiException>(() => For(site).Nothing())).StatusCode);
    }

    [Fact]
    public async Task A_problem_throws_with_its_members()
    {
        await using var site = await Site.Answering(
            """{"type":"urn:x","title":"t","status":422,"detail":"d","code":"hearing-too-late","errors":{"$.text":["empty"]}}""",
            HttpStatusCode.UnprocessableEntity,
            "application/problem+json");

        var failure = await Assert.ThrowsAsync<ValidationApiException>(() => For(site).Value(TestContext.Current.CancellationToken));

        Assert.Equal(("urn:x", "t", 422, "d"), (failure.Content!.Type, failure.Content.Title, failure.Content.Status, failure.Content.Detail));
        Assert.Equal("hearing-too-late", failure.Content.Extensions["code"].ToString());
        Assert.Equal(["empty"], failure.Content.Errors["$.text"]);
        Assert.Contains("hearing-too-late", ((ApiException)failure).Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreadable_body_throws_with_its_cause()
    {
        await using var site = await Site.Answering("no json");

        var failure = await Assert.ThrowsAsync<ApiException>(() => For(site).Value(TestContext.Current.CancellationToken));

        Assert.IsType<System.Text.Json.JsonException>(failure.InnerException);
        Assert.Equal(HttpStatusCode.OK, failure.StatusCode);
    }

    [Fact]
    public async Task A_wrapped_answer_tells_success_with_headers_and_content()
    {
        await using var site = await Site.Answering("""{"name":"张某"}""", header: "seen");
        using var answer = await For(site).Response();

        Assert.True(answer.IsSuccessful);
        Assert.True(answer.IsSuccessfulWithContent);
        Assert.True(answer.IsReceived);
        Assert.Equal(new Person("张某"), answer.Content);
        Assert.Equal("seen", answer.Headers!.GetValues("X-Answer").Single());
        Assert.Equal("utf-8", answer.ContentHeaders!.ContentType!.CharSet);
        Assert.Null(answer.Error);
        Assert.Same(answer, await answer.EnsureSuccessStatusCodeAsync());
    }

    [Fact]
    public async Task A_wrapped_error_does_not_throw_until_asked()
    {
        await using var site = await Site.Answering("""{"code":"gone"}""", HttpStatusCode.Conflict);
        using var answer = await For(site).Response();

        Assert.False(answer.IsSuccessful);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.True(answer.HasResponseError(out var failure));
        Assert.Equal("""{"code":"gone"}""", failure.Content);
        Assert.False(answer.HasRequestError(out _));
        Assert.Null(answer.Content);
        await Assert.ThrowsAsync<ApiException>(async () => await answer.EnsureSuccessfulAsync());
    }

    [Fact]
    public async Task The_interfaces_of_a_wrapped_answer_serve_as_return_types()
    {
        await using var site = await Site.Answering("""{"name":"张某"}""");
        using var typed = await For(site).ResponseInterface();
        using var bare = await For(site).Bare();

        Assert.Equal(new Person("张某"), typed.Content);
        Assert.True(bare.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_wrapped_unreadable_body_is_received_but_not_successful()
    {
        await using var site = await Site.Answering("no json");
        using var answer = await For(site).Response();

        Assert.True(answer.IsSuccessStatusCode);
        Assert.False(answer.IsSuccessful);
        Assert.NotNull(answer.Error);
    }

    [Fact]
    public async Task Without_a_server_the_call_throws_or_tells_that_nothing_was_received()
    {
        var site = await Site.Answering();
        var address = site.Address.ToString();
        await site.DisposeAsync();
        var api = RestService.For<IApi>(address);

        var failure = await Assert.ThrowsAsync<ApiRequestException>(() => api.Value(TestContext.Current.CancellationToken));
        Assert.IsType<HttpRequestException>(failure.InnerException);

        using var answer = await api.Response();
        Assert.False(answer.IsReceived);
        Assert.Null(answer.StatusCode);
        Assert.True(answer.HasRequestError(out _));
        await Assert.ThrowsAsync<ApiRequestException>(async () => await answer.EnsureSuccessStatusCodeAsync());
    }

    [Fact]
    public async Task A_cancelled_call_ends_while_the_server_still_thinks()
    {
        using var cancelling = new CancellationTokenSource();
        await using var site = await Site.Start(async context =>
        {
            await cancelling.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => For(site).Value(cancelling.Token));

        var cancelled = failure as OperationCanceledException ?? failure.InnerException as OperationCanceledException;
        Assert.NotNull(cancelled);
        Assert.IsNotType<TimeoutException>(cancelled.InnerException);
    }

    [Fact]
    public async Task The_settings_decide_what_is_an_error()
    {
        await using var site = await Site.Answering("""{"name":"张某"}""", HttpStatusCode.NotFound);
        var settings = new RefitSettings { ExceptionFactory = _ => ValueTask.FromResult<Exception?>(null) };

        Assert.Equal(new Person("张某"), await For(site, settings).Value(TestContext.Current.CancellationToken));
    }
}
