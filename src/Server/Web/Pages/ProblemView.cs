using Qingyi.Server.Http;

namespace Qingyi.Server.Web.Pages;

/// <summary>An answer that is not what was asked for: 403, 404, 409, 422, 500, 503.</summary>
/// <param name="Detail">What to do, in a sentence of the refusal; the usual sentence of the status stands in its place where it is null.</param>
/// <param name="Trace">Number under which the fault was recorded, to tell the administrator.</param>
/// <param name="Back">Where to go on.</param>
/// <param name="Kept">The form that could not be taken, to be sent again.</param>
/// <param name="Code">Code of the refusal, for a page that is not in Chinese.</param>
public sealed record ProblemView(int Status, string? Detail = null, string? Trace = null, string Back = Paths.Home, KeptForm? Kept = null, string Code = "") : IPageView
{
    public Type Component => typeof(ProblemPage);

    public string Title(Words words) => words[$"problem.{Known}"];

    /// <summary>The refusal in the language of the page; null where only the usual sentence of the status can be said.</summary>
    public string? Said(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Detail is null ? null : words.Said(Code, Detail);
    }

    /// <summary>The status whose words are shown: an unknown one reads as 404 or 500.</summary>
    public int Known => Status is 400 or 401 or 403 or 404 or 409 or 410 or 413 or 415 or 422 or 429 or 500 or 503 ? Status : Status < 500 ? 404 : 500;
}
