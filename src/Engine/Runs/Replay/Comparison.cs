using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;

namespace Qingyi.Engine.Runs.Replay;

/// <summary>Compares a replay with its recording.</summary>
public static class Comparison
{
    /// <summary>The first difference in words, or null when they are the same.</summary>
    public static string? FirstDifference(Recording recording, ReplayedRun run)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(run);
        if (run.Refused is not null)
        {
            // The recorded engine too may have refused to read the definition.
            var refusedToo = recording.Json.Items("steps").OfType<JsonObject>().All(s => s.Text("error") is not null && !s.Items("events").Any());
            return refusedToo ? null : $"refused: {run.Refused}";
        }

        var expected = recording.Json.Items("steps").OfType<JsonObject>().ToList();
        for (var i = 0; i < Math.Max(expected.Count, run.Steps.Count); i++)
        {
            if (i >= expected.Count || i >= run.Steps.Count)
            {
                return $"{expected.Count} steps recorded, {run.Steps.Count} replayed";
            }

            if (Step(recording, expected[i], run.Steps[i]!.AsObject()) is { } difference)
            {
                return string.Create(CultureInfo.InvariantCulture, $"step {i}: {difference}");
            }
        }

        return Values("variables", recording.Json["variables"] as JsonObject ?? [], run.Variables)
            ?? Values("outputs", recording.Json["outputs"] as JsonObject ?? [], run.Outputs)
            ?? Text("instanceName", recording.Json.Text("instanceName"), run.InstanceName)
            ?? Text("correlationIdAtEnd", recording.Json.Text("correlationIdAtEnd"), run.CorrelationId)
            ?? Text(
                "incidents",
                string.Join(' ', recording.Json.Items("incidents").OfType<JsonObject>().Select(i => i.Text("activityId"))),
                string.Join(' ', run.Incidents));
    }

    /// <summary>Plays a recording and reports <c>{"name","same","firstDifference"?,"quirks"?,"refused"?}</c>.</summary>
    public static JsonObject Report(Recording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var run = Player.Play(recording);
        var difference = FirstDifference(recording, run);
        var report = new JsonObject { ["name"] = recording.Name, ["same"] = difference is null };
        if (run.Refused is not null)
        {
            report["refused"] = run.Refused;
        }
        else if (difference is not null)
        {
            report["firstDifference"] = difference;
        }

        if (recording.Quirks.Count > 0)
        {
            report["quirks"] = new JsonArray([.. recording.Quirks.Select(q => (JsonNode)JsonValue.Create(q))]);
        }

        return report;
    }

    private static string? Step(Recording recording, JsonObject expected, JsonObject actual)
    {
        // Between instances the order may differ, inside one it may not.
        var perInstance = recording.Json.Flag("async") || recording.Json.Flag("nondeterministic");
        return Text("events", Events(expected, perInstance), Events(actual, perInstance))
            ?? Text("waiting", Sorted(expected, "waiting"), Sorted(actual, "waiting"))
            ?? (expected["titles"] is null ? null : Text("titles", Sorted(expected, "titles"), Sorted(actual, "titles")))
            ?? Text("status", expected.Text("status"), actual.Text("status"))
            ?? Text("subStatus", expected.Text("subStatus"), actual.Text("subStatus"))
            ?? (expected["children"] is null ? null : Text("children", Children(expected), Children(actual)));
    }

    private static string Events(JsonObject step, bool perInstance)
    {
        var events = step.Items("events").OfType<JsonObject>();
        if (perInstance)
        {
            events = events.GroupBy(e => (e.Text("workflow"), e.Text("instance")))
                .OrderBy(g => g.Key.Item1, StringComparer.Ordinal).ThenBy(g => g.Key.Item2, StringComparer.Ordinal).SelectMany(g => g);
        }

        var lines = new List<string>();
        var canceled = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var e in events)
        {
            var line = $"{e.Text("workflow")}{(e.Text("workflow") is null ? "" : "/")}{e.Text("activityId")} {e.Text("event")}"
                + (e["outcomes"] is JsonArray outcomes ? $"({string.Join(',', outcomes.Select(o => o.AsText()))})" : "");
            if (e.Text("event") == "Canceled")
            {
                canceled.Add(line);
                continue;
            }

            lines.AddRange(canceled);
            canceled.Clear();
            lines.Add(line);
        }

        return string.Join("; ", lines.Concat(canceled));
    }

    private static string Sorted(JsonObject step, string property) =>
        string.Join(", ", step.Items(property).Select(v => v?.ToString() ?? "null").Order(StringComparer.Ordinal));

    private static string Children(JsonObject step) => string.Join(
        "; ",
        step.Items("children").OfType<JsonObject>()
            .Select(c => $"{c.Text("workflow")} [{Sorted(c, "waiting")}] {c.Text("status")}/{c.Text("subStatus")}")
            .Order(StringComparer.Ordinal));

    private static string? Values(string what, JsonObject expected, JsonObject actual)
    {
        foreach (var name in expected.Select(e => e.Key).Union(actual.Select(a => a.Key)))
        {
            if (!Same(expected[name], actual[name]))
            {
                return $"{what}.{name}: recorded {expected[name]?.ToJsonString() ?? "null"}, replayed {actual[name]?.ToJsonString() ?? "null"}";
            }
        }

        return null;
    }

    private static bool Same(JsonNode? a, JsonNode? b) => (a, b) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (JsonObject x, JsonObject y) => x.Count == y.Count && x.All(p => y.ContainsKey(p.Key) && Same(p.Value, y[p.Key])),
        (JsonArray x, JsonArray y) => x.Count == y.Count && x.Zip(y).All(p => Same(p.First, p.Second)),
        _ when a.GetValueKind() == JsonValueKind.Number && b.GetValueKind() == JsonValueKind.Number =>
            double.Parse(a.ToJsonString(), CultureInfo.InvariantCulture) == double.Parse(b.ToJsonString(), CultureInfo.InvariantCulture),
        _ => JsonNode.DeepEquals(a, b),
    };

    private static string? Text(string what, string? expected, string? actual) =>
        expected == actual ? null : $"{what}: recorded “{expected}”, replayed “{actual}”";
}
