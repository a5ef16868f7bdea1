using Qingyi.Domain;
using Qingyi.Server.Http;

namespace Qingyi.Server.Web.Pages;

/// <summary>An answer that is not what was asked for: 403, 404, 409, 422, 500, 503.</summary>
/// <param name="Why">What to do, in a sentence of the refusal; the usual sentence of the status stands in its place where it is null.</param>
/// <param name="Trace">Number under which the fault was recorded, to tell the administrator.</param>
/// <param name="Back">Where to go on.</param>
/// <param name="Kept">The form that could not be taken, to be sent again.</param>
public sealed record ProblemView(int Status, Phrase? Why = null, string? Trace = null, string Back = Paths.Home, KeptForm? Kept = null) : IPageView
{
    public Type Component => typeof(ProblemPage);

    public string Title(Words words) => words[$"problem.{Known}"];

    /// <summary>The status whose words are shown: an unknown one reads as 404 or 500.</summary>
    public int Known => Status is 400 or 401 or 403 or 404 or 409 or 410 or 413 or 415 or 422 or 429 or 500 or 503 ? Status : Status < 500 ? 404 : 500;
}
