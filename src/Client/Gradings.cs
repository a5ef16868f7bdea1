using System.Text.Json;
using System.Text.Json.Nodes;
using Refit;

namespace Qingyi.Client;

/// <summary>Grading facts in law. The shapes of request and response are the grading contract's; unknown fields are refused with their path.</summary>
public interface IGradings
{
    /// <summary>Grades one request.</summary>
    [Post("/api/gradings")]
    Task<JsonElement> Grade([Body] JsonObject request, CancellationToken cancellation = default);

    /// <summary>Grades several: the answers stand in the order of the requests; a faulty request yields <c>{"id","error":{"path","message"}}</c> in its place.</summary>
    [Post("/api/gradings")]
    Task<JsonElement> GradeAll([Body] JsonArray requests, CancellationToken cancellation = default);
}
