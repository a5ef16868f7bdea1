using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Web;

/// <summary>Turns a view into HTML: a whole document of the public site, of the workbench or of the sign-in pages, or a part for htmx.</summary>
public sealed partial class PageHtml(IServiceProvider services, ILoggerFactory loggers)
{
    public Task<string> Public(PublicFrame frame, IPageView view) =>
        Render<PublicLayout>(frame.Words, token: null, new() { ["Frame"] = frame, ["View"] = view });

    public Task<string> Staff(StaffFrame frame, IPageView view) =>
        Render<WorkbenchLayout>(frame.Words, frame.Token, new() { ["Frame"] = frame, ["View"] = view });

    public Task<string> Studio(StaffFrame frame, StudioView view) =>
        Render<StudioLayout>(frame.Words, frame.Token, new() { ["Frame"] = frame, ["View"] = view });

    public Task<string> Plain(PlainFrame frame, IPageView view) =>
        Render<PlainLayout>(frame.Words, frame.Token, new() { ["Frame"] = frame, ["View"] = view });

    public Task<string> Part(Words words, FormToken token, IPageView view) =>
        Render<Body>(words, token, new() { ["View"] = view });

    /// <summary>Any component with these parameters; for a piece without a page.</summary>
    public async Task<string> Render<TComponent>(Words words, FormToken? token, Dictionary<string, object> parameters)
        where TComponent : IComponent
    {
        var framed = new Dictionary<string, object?>
        {
            ["Words"] = words,
            ["Token"] = token,
            ["Component"] = typeof(TComponent),
            ["Parameters"] = parameters,
        };

        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<Root>(ParameterView.FromDictionary(framed))).ToHtmlString());
        return Escaped().Replace(html, Plain);
    }

    // The renderer escapes every letter beyond ASCII. Chinese reads and weighs better as itself, and no such letter means anything in HTML.
    static string Plain(Match escape)
    {
        var letter = int.Parse(escape.ValueSpan[3..^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return letter is >= 0xA1 and not (>= 0x2000 and <= 0x200F) and not (>= 0x2028 and <= 0x202F) and not (>= 0xD800 and <= 0xDFFF)
            ? char.ConvertFromUtf32(letter)
            : escape.Value;
    }

    [GeneratedRegex("&#x[0-9A-Fa-f]{2,6};", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
