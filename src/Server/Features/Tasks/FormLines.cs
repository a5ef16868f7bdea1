using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Matters;
using Qingyi.Server.Web;

namespace Qingyi.Server.Features.Tasks;

/// <summary>A filled-in form as people read it: title and value, in the order of the form; the rows of a table one after the other.</summary>
public static class FormLines
{
    /// <summary>The form that a task was done with; live lists are empty, since they may have changed since.</summary>
    public static JsonObject Schema(TaskRow task, Case of) => LiveFields.Of(task, Acts.Find(task.Act)!, new ActView(of, [], 0, default), null);

    /// <param name="texts">Path of the field to its opened text.</param>
    /// <param name="name">Name of an account or an organisation that a code stands for; null where it stands for neither.</param>
    public static IReadOnlyList<(string Title, string Value)> Of(JsonObject schema, JsonObject codes, IReadOnlyDictionary<string, string> texts, Func<string, string?> name) =>
        [.. Fields(schema, codes, "", texts, name)];

    private static IEnumerable<(string, string)> Fields(JsonObject schema, JsonObject? codes, string path, IReadOnlyDictionary<string, string> texts, Func<string, string?> name)
    {
        foreach (var (key, node) in schema["properties"] as JsonObject ?? [])
        {
            var field = (JsonObject)node!;
            var (at, title) = (path.Length == 0 ? key : $"{path}.{key}", field["title"]?.GetValue<string>() ?? key);
            if (texts.TryGetValue(at, out var text))
            {
                yield return (title, text);
            }
            else if (codes?[key] is JsonArray rows && field["items"] is JsonObject { } items && items["properties"] is not null)
            {
                for (var i = 0; i < rows.Count; i++)
                {
                    var row = Fields(items, rows[i] as JsonObject, string.Create(CultureInfo.InvariantCulture, $"{at}[{i}]"), texts, name).Select(f => $"{f.Item1}：{f.Item2}");
                    yield return (string.Create(CultureInfo.InvariantCulture, $"{title} {i + 1}"), string.Join('；', row));
                }
            }
            else if (codes?[key] is JsonArray list)
            {
                yield return (title, string.Join('、', list.Select(v => Shown(field["items"] as JsonObject ?? field, v, name))));
            }
            else if (codes?[key] is { } value)
            {
                yield return (title, Shown(field, value, name));
            }
        }
    }

    /// <summary>One value in the words of its field.</summary>
    internal static string Shown(JsonObject field, JsonNode? value, Func<string, string?> name)
    {
        var text = value?.ToString() ?? "";
        if (value is JsonValue one && one.TryGetValue(out bool yes))
        {
            return yes ? Texts.Of("tasks.form-lines.true") : Texts.Of("tasks.form-lines.false");
        }

        if (field["enum"] is JsonArray codes && field["x-labels"] is JsonArray labels && codes.Select(c => c?.ToString()).ToList().IndexOf(text) is >= 0 and var index && index < labels.Count)
        {
            return labels[index]!.ToString();
        }

        if (field["format"]?.ToString() == "date-time" && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var moment))
        {
            return Show.Moment(moment);
        }

        return field["x-unit"] is { } unit ? $"{text} {unit}" : name(text) ?? text;
    }
}
