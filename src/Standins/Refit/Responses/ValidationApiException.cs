using System.Text.Json;
using System.Text.Json.Serialization;

namespace Refit;

/// <summary>An error whose body is <c>application/problem+json</c>.</summary>
public sealed class ValidationApiException : ApiException
{
    private ValidationApiException(ApiException exception, HttpResponseMessage response, ProblemDetails problem)
        : base(exception.Message, exception.RequestMessage, response, exception.Content, exception.RefitSettings, exception.InnerException) =>
        Content = problem;

    /// <summary>The problem. The text of the body is <see cref="ApiException.Content"/>.</summary>
    public new ProblemDetails? Content { get; }

    /// <summary>Null where the body is no problem after all; the caller then has the plain exception with the text.</summary>
    internal static async Task<ValidationApiException?> From(ApiException exception, HttpResponseMessage response)
    {
        try
        {
            return await exception.GetContentAsAsync<ProblemDetails>() is { } problem ? new ValidationApiException(exception, response, problem) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A problem as RFC 9457 has it.</summary>
public sealed class ProblemDetails
{
    /// <summary>Field to sentences, where the problem lists faults of the request.</summary>
    public Dictionary<string, string[]> Errors { get; set; } = [];

    /// <summary>Members that the standard does not name.</summary>
    [JsonExtensionData]
    public IDictionary<string, object> Extensions { get; set; } = new Dictionary<string, object>(StringComparer.Ordinal);

    public string? Type { get; set; } = "about:blank";

    public string? Title { get; set; }

    public int Status { get; set; }

    public string? Detail { get; set; }

    public string? Instance { get; set; }
}
