namespace Refit;

/// <summary>How an interface's calls are written and read. Not to be changed once a client uses it.</summary>
public sealed class RefitSettings
{
    public RefitSettings()
        : this(new SystemTextJsonContentSerializer())
    {
    }

    public RefitSettings(IHttpContentSerializer contentSerializer)
        : this(contentSerializer, null)
    {
    }

    public RefitSettings(IHttpContentSerializer contentSerializer, IUrlParameterFormatter? urlParameterFormatter)
    {
        ContentSerializer = contentSerializer ?? throw new ArgumentNullException(nameof(contentSerializer));
        UrlParameterFormatter = urlParameterFormatter ?? new DefaultUrlParameterFormatter();
        ExceptionFactory = response => DefaultExceptions.FromStatus(response, this);
    }

    /// <summary>Bodies to content and back.</summary>
    public IHttpContentSerializer ContentSerializer { get; set; }

    /// <summary>Values in paths and query strings to text.</summary>
    public IUrlParameterFormatter UrlParameterFormatter { get; set; }

    /// <summary>How collections stand in a query string unless the parameter says otherwise.</summary>
    public CollectionFormat CollectionFormat { get; set; }

    /// <summary>Whether bodies are made whole before they are sent, so that they carry a Content-Length.</summary>
    public bool Buffered { get; set; }

    /// <summary>Decides whether an answer is an error: null where it is none. By default every status outside 200–299 is one.</summary>
    public Func<HttpResponseMessage, ValueTask<Exception?>> ExceptionFactory { get; set; }

    /// <summary>What is thrown where a body cannot be read; null from it yields the default of the result type. An <see cref="ApiException"/> where not set.</summary>
    public Func<HttpResponseMessage, Exception, ValueTask<Exception?>>? DeserializationExceptionFactory { get; set; }

    /// <summary>Supplies the token where a request has <c>Authorization: scheme</c> without one. An empty token removes the header.</summary>
    public Func<HttpRequestMessage, CancellationToken, ValueTask<string>>? AuthorizationHeaderValueGetter { get; set; }

    /// <summary>The handlers of clients that <see cref="RestService.For{T}(string, RefitSettings)"/> makes; not used for a client that is handed in.</summary>
    public Func<HttpMessageHandler>? HttpMessageHandlerFactory { get; set; }
}
