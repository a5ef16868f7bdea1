namespace Qingyi.Server.Http;

/// <summary>What somebody sent in a form that could not be taken now: shown again, to be sent again.</summary>
/// <param name="Files">Names of the fields with files, which a page cannot give back: to be chosen again.</param>
public sealed record KeptForm(string Action, bool Multipart, IReadOnlyList<KeyValuePair<string, string>> Fields, IReadOnlyList<string> Files)
{
    /// <summary>The form of this request; null where it carries none, or none that can be read any more.</summary>
    public static async Task<KeptForm?> Of(HttpContext http)
    {
        var request = http.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || !ProblemPages.Wanted(http))
        {
            return null;
        }

        try
        {
            var form = await PublicForms.Read(request, http.RequestAborted);
            return new KeptForm(
                request.Path + request.QueryString, request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase),
                [.. form.SelectMany(f => f.Value, (f, value) => KeyValuePair.Create(f.Key, value ?? ""))], [.. form.Files.Select(f => f.Name).Distinct(StringComparer.Ordinal)]);
        }
        catch (Exception broken) when (broken is BadHttpRequestException or IOException or InvalidOperationException)
        {
            return null;
        }
    }
}
