using System.Globalization;
using System.Text.Json;

namespace Qingyi.Domain.Deadlines;

public sealed partial class WorkingDays
{
    /// <summary>Reads a calendar file: id, title, version, and per year the days off, the weekend days worked and the check total of working days.</summary>
    /// <exception cref="FormatException">The file is not a calendar; the message names the place and what would be right.</exception>
    public static WorkingDays Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var document = Parse(json);
        var root = document.RootElement;
        var table = new WorkingDays(Text(root, "id"), Text(root, "title"), Text(root, "version"), [], [], []);
        var perYear = Member(root, "$", "years", JsonValueKind.Object).EnumerateObject().ToList();
        foreach (var year in perYear)
        {
            table.Take(year);
        }

        foreach (var year in perYear)
        {
            table.CheckTotal(year);
        }

        return table;
    }

    private void Take(JsonProperty entry)
    {
        var path = $"$.years.{entry.Name}";
        if (!int.TryParse(entry.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1949 or > 9998 || !years.Add(year))
        {
            throw new FormatException(Texts.Chinese("deadlines.calendar-file.year", path));
        }

        foreach (var day in Days(entry.Value, path, "off", year))
        {
            off.Add(day);
        }

        foreach (var day in Days(entry.Value, path, "worked", year))
        {
            if (!IsWeekend(day) || off.Contains(day))
            {
                throw new FormatException(Texts.Chinese("deadlines.calendar-file.not-makeup-day", path, day));
            }

            worked.Add(day);
        }
    }

    // The yearly total is printed with the arrangements' own arithmetic, so a mistyped day shows here and not in somebody's deadline.
    private void CheckTotal(JsonProperty entry)
    {
        var year = int.Parse(entry.Name, CultureInfo.InvariantCulture);
        var path = $"$.years.{entry.Name}";
        if (!Member(entry.Value, path, "workdays", JsonValueKind.Number).TryGetInt32(out var stated))
        {
            throw new FormatException(Texts.Chinese("deadlines.calendar-file.total-not-integer", path));
        }

        var counted = Of(Period.Of(PeriodLength.Year, new DateOnly(year, 1, 1)), 1).Count;
        if (counted != stated)
        {
            throw new FormatException(Texts.Chinese("deadlines.calendar-file.total-differs", path, counted, stated));
        }
    }

    // New Year's holiday may begin in the last days of the year before (2022-12-31 belongs to the notice of 2023).
    private static IEnumerable<DateOnly> Days(JsonElement year, string path, string name, int number)
    {
        foreach (var item in Member(year, path, name, JsonValueKind.Array).EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String ||
                !DateOnly.TryParseExact(item.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ||
                (day.Year != number && day.AddDays(7).Year != number))
            {
                throw new FormatException(Texts.Chinese("deadlines.calendar-file.not-a-date", path, name, item, number));
            }

            yield return day;
        }
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException fault)
        {
            throw new FormatException(Texts.Chinese("deadlines.calendar-file.not-json", fault.Message), fault);
        }
    }

    private static string Text(JsonElement parent, string name) => Member(parent, "$", name, JsonValueKind.String).GetString()!;

    private static JsonElement Member(JsonElement parent, string path, string name, JsonValueKind kind) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == kind
            ? value
            : throw new FormatException(Texts.Chinese("deadlines.calendar-file.member-missing", path, name, kind));
}
