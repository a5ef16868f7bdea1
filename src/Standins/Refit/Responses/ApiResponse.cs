using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;

namespace Refit;

/// <summary>What a call came to, without an exception. What belongs to an answer is null where none was received.</summary>
public interface IApiResponse : IDisposable
{
    HttpResponseHeaders? Headers { get; }

    HttpContentHeaders? ContentHeaders { get; }

    /// <summary>Whether an answer came at all.</summary>
    [MemberNotNullWhen(true, nameof(Headers), nameof(StatusCode), nameof(Version))]
    bool IsReceived { get; }

    /// <summary>Whether the status is 200–299; the body may still be unreadable.</summary>
    [MemberNotNullWhen(true, nameof(Headers), nameof(StatusCode), nameof(Version))]
    bool IsSuccessStatusCode { get; }

    /// <summary>Whether the status is 200–299 and nothing else failed.</summary>
    [MemberNotNullWhen(true, nameof(Headers), nameof(StatusCode), nameof(Version))]
    bool IsSuccessful { get; }

    HttpStatusCode? StatusCode { get; }

    string? ReasonPhrase { get; }

    HttpRequestMessage? RequestMessage { get; }

    Version? Version { get; }

    ApiExceptionBase? Error { get; }

    /// <summary>Whether no answer came, and why.</summary>
    bool HasRequestError([NotNullWhen(true)] out ApiRequestException? error);

    /// <summary>Whether an answer came that is an error or unreadable.</summary>
    bool HasResponseError([NotNullWhen(true)] out ApiException? error);
}

/// <summary>What a call came to, with the body read.</summary>
public interface IApiResponse<out T> : IApiResponse
{
    T? Content { get; }

    [MemberNotNullWhen(true, nameof(Content))]
    bool HasContent { get; }

    [MemberNotNullWhen(true, nameof(Content))]
    bool IsSuccessfulWithContent { get; }
}

/// <inheritdoc cref="IApiResponse{T}"/>
public sealed class ApiResponse<T> : IApiResponse<T>
{
    private readonly HttpResponseMessage? response;
    private readonly HttpRequestMessage? request;

    public ApiResponse(HttpResponseMessage response, T? content, RefitSettings settings, ApiExceptionBase? error = null)
    {
        this.response = response ?? throw new ArgumentNullException(nameof(response));
        request = response.RequestMessage;
        Content = content;
        Settings = settings;
        Error = error;
    }

    internal ApiResponse(RefitSettings settings, ApiRequestException error)
    {
        request = error.RequestMessage;
        Settings = settings;
        Error = error;
    }

    public T? Content { get; }

    public RefitSettings Settings { get; }

    public ApiExceptionBase? Error { get; }

    public HttpResponseHeaders? Headers => response?.Headers;

    public HttpContentHeaders? ContentHeaders => response?.Content.Headers;

    public bool IsReceived => response is not null;

    public bool IsSuccessStatusCode => response?.IsSuccessStatusCode ?? false;

    public bool IsSuccessful => IsSuccessStatusCode && Error is null;

    [MemberNotNullWhen(true, nameof(Content))]
    public bool HasContent => Content is not null;

    [MemberNotNullWhen(true, nameof(Content))]
    public bool IsSuccessfulWithContent => IsSuccessful && HasContent;

    public HttpStatusCode? StatusCode => response?.StatusCode;

    public string? ReasonPhrase => response?.ReasonPhrase;

    public HttpRequestMessage? RequestMessage => request;

    public Version? Version => response?.Version;

    public bool HasRequestError([NotNullWhen(true)] out ApiRequestException? error)
    {
        error = Error as ApiRequestException;
        return error is not null;
    }

    public bool HasResponseError([NotNullWhen(true)] out ApiException? error)
    {
        error = Error as ApiException;
        return error is not null;
    }

    /// <summary>Throws <see cref="Error"/> unless the status is 200–299.</summary>
    public async ValueTask<ApiResponse<T>> EnsureSuccessStatusCodeAsync() => IsSuccessStatusCode ? this : throw await Failure();

    /// <summary>Throws <see cref="Error"/> unless the status is 200–299 and the body was read.</summary>
    public async ValueTask<ApiResponse<T>> EnsureSuccessfulAsync() => IsSuccessful ? this : throw await Failure();

    public void Dispose() => response?.Dispose();

    private async ValueTask<Exception> Failure() =>
        (Exception?)Error ?? await ApiException.Create(request!, request!.Method, response!, Settings);
}
