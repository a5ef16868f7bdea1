using System.Text.Json.Nodes;

namespace Qingyi.Domain.Deadlines;

public sealed partial class WorkingDays
{
    /// <summary>The shipped edition as a file.</summary>
    public static string ShippedFile => Resources.Text("calendars/cn-state-council.json");

    /// <summary>A calendar file laid over another one: the years that it brings replace or join those that are there; title and version are its own.</summary>
    /// <returns>A whole file.</returns>
    /// <exception cref="FormatException">The file is no calendar, or the two do not agree: a holiday that begins in the last days of a year changes that year's total, too.</exception>
    public static string Merge(string current, string file)
    {
        Read(file);
        var (whole, brought) = (JsonNode.Parse(current)!.AsObject(), JsonNode.Parse(file)!.AsObject());
        foreach (var (year, days) in brought["years"]!.AsObject())
        {
            whole["years"]![year] = days!.DeepClone();
        }

        (whole["title"], whole["version"]) = (brought["title"]!.DeepClone(), brought["version"]!.DeepClone());
        var text = whole.ToJsonString();
        Read(text);
        return text;
    }
}
