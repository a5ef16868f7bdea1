using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Refit;

/// <summary>A call that failed, whether before an answer came or because of it.</summary>
public abstract class ApiExceptionBase : Exception
{
    private protected ApiExceptionBase(string message, HttpRequestMessage request, RefitSettings settings, Exception? inner)
        : base(message, inner)
    {
        RequestMessage = request;
        RefitSettings = settings;
    }

    public HttpRequestMessage RequestMessage { get; }

    public HttpMethod HttpMethod => RequestMessage.Method;

    public Uri? Uri => RequestMessage.RequestUri;

    public RefitSettings RefitSettings { get; }
}

/// <summary>No answer came: the connection failed, the time ran out or a handler refused. The cause is the inner exception.</summary>
public sealed class ApiRequestException : ApiExceptionBase
{
    internal ApiRequestException(HttpRequestMessage request, RefitSettings settings, Exception inner)
        : base(inner.Message, request, settings, inner)
    {
    }
}

/// <summary>An answer that is an error, or whose body could not be read (then the inner exception says why).</summary>
public class ApiException : ApiExceptionBase
{
    private protected ApiException(string message, HttpRequestMessage request, HttpResponseMessage response, string? content, RefitSettings settings, Exception? inner)
        : base(message, request, settings, inner)
    {
        StatusCode = response.StatusCode;
        ReasonPhrase = response.ReasonPhrase;
        Headers = response.Headers;
        ContentHeaders = response.Content.Headers;
        Content = content;
    }

    public HttpStatusCode StatusCode { get; }

    public string? ReasonPhrase { get; }

    public HttpResponseHeaders Headers { get; }

    public HttpContentHeaders? ContentHeaders { get; }

    /// <summary>The answer's body as text.</summary>
    public string? Content { get; }

    public bool HasContent => !string.IsNullOrWhiteSpace(Content);

    /// <summary>The body read by the settings' serializer; the default where there is none.</summary>
    public async Task<T?> GetContentAsAsync<T>()
    {
        if (!HasContent)
        {
            return default;
        }

        using var content = new StringContent(Content!);
        return await RefitSettings.ContentSerializer.FromHttpContentAsync<T>(content);
    }

    /// <summary>Reads an answer into an exception: a <see cref="ValidationApiException"/> where the body is a problem (RFC 9457).</summary>
    public static async Task<ApiException> Create(
        HttpRequestMessage message, HttpMethod httpMethod, HttpResponseMessage response, RefitSettings refitSettings, Exception? innerException = null)
    {
        ArgumentNullException.ThrowIfNull(response);
        var text = innerException is null
            ? string.Create(CultureInfo.InvariantCulture, $"Response status code does not indicate success: {(int)response.StatusCode} ({response.ReasonPhrase}).")
            : $"The response could not be read: {innerException.Message}";
        var content = await response.Content.ReadAsStringAsync();
        var exception = new ApiException(text, message, response, content, refitSettings, innerException);
        return innerException is null && IsProblem(response) && await ValidationApiException.From(exception, response) is { } validation ? validation : exception;
    }

    private static bool IsProblem(HttpResponseMessage response) =>
        string.Equals(response.Content.Headers.ContentType?.MediaType, "application/problem+json", StringComparison.OrdinalIgnoreCase);
}
