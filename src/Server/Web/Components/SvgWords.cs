using Microsoft.AspNetCore.Components;

namespace Qingyi.Server.Web.Components;

/// <summary>Words in a picture of our own.</summary>
static class SvgWords
{
    /// <summary>A line of words around a point. Razor keeps &lt;text&gt; for itself, so the element is built by hand.</summary>
    public static RenderFragment At(string? css, double x, double y, string words) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", css);
        builder.AddAttribute(2, "x", Show.Svg(x));
        builder.AddAttribute(3, "y", Show.Svg(y));
        builder.AddAttribute(4, "text-anchor", "middle");
        builder.AddContent(5, words);
        builder.CloseElement();
    };

    /// <summary>How many letters of the text fit into the room of so many Chinese ones; a Latin letter takes about half of that. At least one.</summary>
    public static int Fitting(string text, int room)
    {
        var used = 0.0;
        for (var index = 0; index < text.Length; index++)
        {
            used += text[index] < 0x2E80 ? 0.56 : 1;
            if (used > room)
            {
                return Math.Max(1, index);
            }
        }

        return text.Length;
    }

    /// <summary>The text, cut so that it fits.</summary>
    public static string Short(string text, int room)
    {
        var fitting = Fitting(text, room);
        return fitting == text.Length ? text : text[..Math.Max(1, fitting - 1)] + "…";
    }
}
