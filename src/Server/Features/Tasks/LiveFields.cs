using System.Text.Json.Nodes;
using Qingyi.Server.Features.Investigation;

namespace Qingyi.Server.Features.Tasks;

/// <summary>The form of one task at this moment: the act's fields, the drawing's, live lists filled, and only what the outcome asks for required.</summary>
public static class LiveFields
{
    /// <summary>Lists that <c>x-options</c> may name.</summary>
    public static IReadOnlyDictionary<string, string> Lists => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["handlers"] = Texts.Of("tasks.live-lists.handlers"), ["institutions"] = Texts.Of("tasks.live-lists.institutions"), ["conducts"] = Texts.Of("tasks.inbox-fact.conduct"),
        ["checklist"] = Texts.Of("tasks.live-lists.checklist"),
    };

    /// <summary>Figures that <c>x-prefill</c> may name: of the organisation, in the running quarter.</summary>
    public static IReadOnlyDictionary<string, string> Figures => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["surrenders"] = Texts.Of("tasks.live-figures.surrenders"), ["surrendered-amount"] = Texts.Of("tasks.live-figures.surrendered-amount"),
        ["rep-visits"] = Texts.Of("tasks.live-figures.rep-visits"),
        ["rectifications"] = Texts.Of("tasks.live-figures.rectifications"), ["rectifications-open"] = Texts.Of("tasks.live-figures.rectifications-open"),
    };

    /// <param name="outcome">What is being chosen; null while the form is only shown, and then nothing depends on it.</param>
    public static JsonObject Of(TaskRow task, Act act, ActView view, string? outcome)
    {
        var schema = act.Form(view);
        if (task.Form is { } drawn && act.TakesForm)
        {
            Add(schema, JsonNode.Parse(drawn)!.AsObject());
        }

        Fill(schema, view, outcome);
        return schema;
    }

    private static void Add(JsonObject schema, JsonObject drawn)
    {
        var (properties, required) = ((JsonObject)schema["properties"]!, (JsonArray)schema["required"]!);
        foreach (var (name, field) in drawn["properties"] as JsonObject ?? [])
        {
            properties[name] = field!.DeepClone();
        }

        foreach (var name in (drawn["required"] as JsonArray ?? []).Select(n => n!.GetValue<string>()).Where(n => !required.Any(r => r!.GetValue<string>() == n)))
        {
            required.Add(name);
        }
    }

    private static void Fill(JsonObject schema, ActView view, string? outcome)
    {
        switch (schema["x-options"]?.GetValue<string>())
        {
            case "handlers":
                Options(schema, view.Handlers.Select(p => (p.Id, p.Name)));
                break;
            case "institutions":
                Options(schema, view.Institutions.Select(o => (o.Value, o.Text)));
                break;
            case "conducts":
                Options(schema, GradingWords.Conducts);
                break;
            case "checklist":
                Options(schema, (Inspections.Checklists.Of(view.Case)?.Items ?? []).Select(i => (i.Id, i.Title)));
                break;
        }

        if (schema["x-prefill"]?.GetValue<string>() is { } figure && view.Figures.TryGetValue(figure, out var number))
        {
            schema["default"] = number;
        }

        if (schema["items"] is JsonObject items)
        {
            Fill(items, view, outcome);
        }

        foreach (var field in (schema["properties"] as JsonObject ?? []).Select(p => p.Value).OfType<JsonObject>())
        {
            Fill(field, view, outcome);
        }

        if (schema["properties"] is JsonObject properties)
        {
            schema["required"] = new JsonArray([.. (schema["required"] as JsonArray ?? []).Select(n => n!.GetValue<string>())
                .Where(n => properties[n]?["x-outcomes"] is not JsonArray only || (outcome is not null && only.Any(o => o!.GetValue<string>() == outcome))).Select(n => (JsonNode)n)]);
        }
    }

    private static void Options(JsonObject schema, IEnumerable<(string Code, string Name)> options)
    {
        var list = options.ToList();
        schema["enum"] = new JsonArray([.. list.Select(o => (JsonNode)o.Code)]);
        schema["x-labels"] = new JsonArray([.. list.Select(o => (JsonNode)o.Name)]);
    }
}
