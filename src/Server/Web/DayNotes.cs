using System.Globalization;
using System.Text.RegularExpressions;

namespace Qingyi.Server.Web;

/// <summary>Every date of a page of the staff says on hover how many working days it is from today, and by which clock it counts.</summary>
public static partial class DayNotes
{
    /// <summary>Puts a note round each date that stands in the text; what is typed, chosen or drawn stays as it is.</summary>
    /// <param name="note">What the hover says; already in the language of the page.</param>
    public static string Put(string html, Func<DateOnly, string> note)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(note);
        var notes = new Dictionary<DateOnly, string>();
        return Parts().Replace(html, part =>
        {
            var (text, told) = (part.Groups["date"], part.Groups["told"]);
            if (!(text.Success || told.Success) || !DateOnly.TryParseExact(part.Groups["day"].Value, ["yyyy-MM-dd", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return part.Value;
            }

            if (!notes.TryGetValue(day, out var said))
            {
                notes[day] = said = System.Net.WebUtility.HtmlEncode(note(day));
            }

            // A moment that stands in its own element keeps its full form before the note.
            if (told.Success)
            {
                var full = part.Groups["full"] is { Success: true } title ? title.Value + "，" : "";
                return $"{part.Groups["open"].Value} title=\"{full}{said}\">{told.Value}</time>";
            }

            return $"<time datetime=\"{day:yyyy-MM-dd}\" title=\"{said}\">{text.Value}</time>";
        });
    }

    // Whole elements whose text is no text of the page, then moments that are marked already, then tags, then dates with their hour.
    [GeneratedRegex("""<(?<skip>script|style|textarea|title|option|svg|pre)\b.*?</\k<skip>>|(?<open><time datetime="(?<day>\d{4}-\d{2}-\d{2})[^"]*")(?: title="(?<full>[^"]*)")?>(?<told>.*?)</time>|<[^>]*>|(?<date>(?<![\d\-])(?<day>\d{4}-\d{2}-\d{2}|\d{4}年\d{1,2}月\d{1,2}日)(?: \d{2}:\d{2})?(?![\d\-]))""", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
