using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Server.Http;

namespace Qingyi.Server.Studio;

/// <summary>What Studio is told when something is refused: any status but 400 closes its page, so a browser gets 400 with the sentence, a program the right one.</summary>
public static class StudioAnswers
{
    /// <summary>Header by which our frame names the page that sends a save; random, made when the page is opened.</summary>
    public const string PageHeader = "X-Qingyi-Page";

    /// <param name="difference">Where the difference to somebody else's save can be seen.</param>
    public static IResult Refused(HttpContext http, Refusal refusal, string? difference = null)
    {
        var status = FromBrowser(http.Request) ? StatusCodes.Status400BadRequest : Problems.Status(refusal.Code);
        var errors = JsonSerializer.SerializeToElement(new Dictionary<string, string[]> { ["generalErrors"] = [refusal.Sentence] });
        var extensions = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["errors"] = errors };
        if (difference is not null)
        {
            extensions["difference"] = JsonSerializer.SerializeToElement(difference);
        }

        return Problems.Result(Problems.Of(status, refusal) with { Extensions = extensions });
    }

    /// <summary>The body as a JSON object; an empty body is an empty object.</summary>
    /// <returns>A refusal <c>unreadable</c> where it is something else.</returns>
    public static async Task<Outcome<JsonObject>> Body(HttpRequest request, CancellationToken cancellation)
    {
        using var reader = new StreamReader(request.Body, new UTF8Encoding(false, throwOnInvalidBytes: true));
        try
        {
            var text = await reader.ReadToEndAsync(cancellation);
            return string.IsNullOrWhiteSpace(text) ? new JsonObject() : JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 256, AllowDuplicateProperties = false }) is JsonObject json ? json : Unreadable("not-an-object");
        }
        catch (JsonException broken)
        {
            return Unreadable("line", broken.LineNumber + 1);
        }
        catch (DecoderFallbackException)
        {
            return Unreadable("not-utf8");
        }
    }

    /// <summary>The page that sent the request; null where a program did.</summary>
    public static string? Page(HttpRequest request) => request.Headers[PageHeader].ToString() is { Length: > 0 and <= 100 } page && !page.Contains(' ', StringComparison.Ordinal) ? page : null;

    private static bool FromBrowser(HttpRequest request) => request.Headers["Sec-Fetch-Site"].Count > 0;

    private static Refusal Unreadable(string why, params object?[] places) => Refusals.Of("unreadable." + why, places);
}
