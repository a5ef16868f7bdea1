using System.Text.Json.Nodes;

namespace Qingyi.Server.Features.Rules;

/// <param name="Old">Null where it is new; <paramref name="New"/> null where it is gone.</param>
public sealed record ScheduleChange(string Place, string? Old, string? New);

/// <summary>What differs between two schedules, place by place.</summary>
public static class ScheduleDifference
{
    public static IReadOnlyList<ScheduleChange> Of(string old, string now)
    {
        var (before, after) = (Flat(old), Flat(now));
        return
        [
            .. before.Keys.Union(after.Keys, StringComparer.Ordinal).Where(path => before.GetValueOrDefault(path) != after.GetValueOrDefault(path))
                .Select(path => new ScheduleChange(RuleWords.Place(path), before.GetValueOrDefault(path), after.GetValueOrDefault(path))),
        ];
    }

    private static Dictionary<string, string> Flat(string json)
    {
        var flat = new Dictionary<string, string>(StringComparer.Ordinal);
        Fill(flat, "$", JsonNode.Parse(json));
        return flat;
    }

    private static void Fill(Dictionary<string, string> flat, string path, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject json:
                foreach (var (name, value) in json)
                {
                    Fill(flat, $"{path}.{name}", value);
                }

                break;
            case JsonArray array when path.EndsWith(".suspension", StringComparison.Ordinal):
                flat[path] = string.Join('，', array.Select(pair => string.Join('-', pair!.AsArray().Select(m => m!.ToString()))));
                break;
            case JsonArray array:
                for (var i = 0; i < array.Count; i++)
                {
                    Fill(flat, FormattableString.Invariant($"{path}[{i}]"), array[i]);
                }

                break;
            case null:
                break;
            default:
                flat[path] = node.GetValueKind() == System.Text.Json.JsonValueKind.Number ? RuleWords.Yuan(node.ToString()) : Word(path, node.ToString());
                break;
        }
    }

    private static string Word(string path, string text) =>
        path.EndsWith(".grade", StringComparison.Ordinal) ? RuleWords.Grades[text]
        : path.EndsWith(".status", StringComparison.Ordinal) ? RuleWords.Statuses[text]
        : path.Contains(".sides", StringComparison.Ordinal) ? RuleWords.Sides[text]
        : path.EndsWith(".revocation", StringComparison.Ordinal) ? Texts.Of("rules.difference.yes")
        : text;
}
