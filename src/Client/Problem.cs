using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qingyi.Client;

/// <summary>An error as <c>application/problem+json</c> (RFC 9457).</summary>
/// <param name="Type">Stable; <see cref="TypePrefix"/> followed by the code.</param>
/// <param name="Title">The kind of problem in a few words.</param>
/// <param name="Status">The HTTP status: 400 unreadable, 401, 403, 404 unknown or not yours to see, 409 somebody was faster, 410 withdrawn, 422 unlawful now, 429 too often.</param>
/// <param name="Detail">What to do next, as a sentence for the person in front of the screen. Never a stack trace.</param>
/// <param name="Code">The refusal's code in kebab case, for programs.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail, string Code)
{
    /// <summary>What every problem type of this service begins with.</summary>
    public const string TypePrefix = "urn:qingyi:problem:";

    /// <summary>The media type that problems travel under.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>
    /// What the code adds: <c>current</c> (409, the task's or bookmark's state), <c>guards</c> (422 of a campaign), <c>findings</c> (422 of a publication),
    /// <c>errors</c> (400, JSON path to sentence), <c>reason</c> (410).
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; init; }

    /// <summary>A problem whose type follows from its code.</summary>
    public static Problem Of(int status, string code, string title, string detail) => new(TypePrefix + code, title, status, detail, code);
}

/// <summary>One sentence about one place of a body or a definition.</summary>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>note</c>; only an error refuses.</param>
/// <param name="Path">JSON path of the place, from <c>$</c>.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record Finding(string Level, string Path, string Message)
{
    /// <summary>Id of the activity that it is about, where it is one.</summary>
    public string? Activity { get; init; }

    /// <summary>What the drawing calls that activity.</summary>
    public string? Name { get; init; }
}
