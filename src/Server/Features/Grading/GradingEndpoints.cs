using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Grading;
using Qingyi.Domain.People;
using Qingyi.Rules;
using Qingyi.Server.Http;

namespace Qingyi.Server.Features.Grading;

/// <summary>裁量试算: one request or several; a faulty one yields its fault in its place.</summary>
public static class GradingEndpoints
{
    public static void MapGradings(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/gradings", async (HttpContext http, GradingRules rules, TimeProvider clock, CancellationToken cancellation) =>
        {
            JsonNode? body;
            try
            {
                body = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: cancellation);
            }
            catch (JsonException)
            {
                return Problems.Result(Refusals.Of("unreadable.grading-json"));
            }

            var today = LegalDay.Of(clock.GetUtcNow());
            return body switch
            {
                JsonArray many => Results.Json(new JsonArray([.. many.Select(one => Grade(one, rules, today).Answer)]), WireJson.Options),
                _ => Grade(body, rules, today) switch
                {
                    { Fault: { } fault } => Problems.Invalid(new Dictionary<string, string>(StringComparer.Ordinal) { [fault.Path] = fault.Message }),
                    var (answer, _) => Results.Json(answer, WireJson.Options),
                },
            };
        }).For([.. Role.OfCases, Role.Auditor]).Accepts<JsonElement>("application/json").Produces<JsonElement>();

    private static (JsonNode Answer, GradingFault? Fault) Grade(JsonNode? request, GradingRules rules, DateOnly today)
    {
        var read = GradingJson.Read(request?.ToJsonString() ?? "null", today);
        return read.Request is { } valid
            ? (JsonNode.Parse(GradingJson.Write(rules.Grade(valid, today)))!, null)
            : (new JsonObject { ["id"] = read.Id, ["error"] = new JsonObject { ["path"] = read.Fault!.Path, ["message"] = read.Fault.Message } }, read.Fault);
    }
}
