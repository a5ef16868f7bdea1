using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Qingyi.Server.Web;
using Qingyi.Tests.Web.Gallery;

namespace Qingyi.Tests.Web;

static class Services
{
    public static IServiceProvider Empty { get; } = new ServiceCollection().AddLogging().BuildServiceProvider();
}

/// <summary>Pages and pieces as HTML, through the renderer that the server uses.</summary>
static class Rendered
{
    static readonly PageHtml Html = new(Services.Empty, NullLoggerFactory.Instance);

    public static Task<string> Piece<TPiece>(object view, Words? words = null) where TPiece : IComponent =>
        Html.Render<TPiece>(words ?? Words.Chinese, Frames.Token, new() { ["View"] = view });

    public static Task<string> Page(Sample sample, Words? words = null) => sample.Site switch
    {
        Site.Public => Html.Public(Frames.Public(sample.Path, words), sample.View),
        Site.Staff => Html.Staff(Frames.Staff(sample.Current, words), sample.View),
        _ => Html.Plain(Frames.Plain(words), sample.View),
    };

    public static Task<string> Body(IPageView view, Words? words = null) => Html.Part(words ?? Words.Chinese, Frames.Token, view);
}
