using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Matters;

namespace Qingyi.Server.Features.Tasks;

/// <summary>填报登记: keeps what the drawing's own form asks for. Its outcomes are the drawing's, too.</summary>
public class RecordForm : Act
{
    public override string Id => "record-form";
    public override string Name => Texts.Of("tasks.record-form.name");
    public override CaseStage Stage => CaseStage.Underway;
    public override string Role => Domain.People.Role.Handler;
    public override bool TakesForm => true;
    public override bool TakesOutcomes => true;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("done", Texts.Of("tasks.record-form.done")), ("returned", Texts.Of("tasks.give-opinion.returned")));

    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [];

    public override Refusal? Apply(Doing doing) => Lawful(doing) ?? Keep(doing, Counted(doing));

    /// <summary>What a kind of form demands beyond its fields.</summary>
    protected virtual Refusal? Lawful(Doing doing) => null;

    /// <summary>Codes that the house works out from the form and keeps with it; nobody types them.</summary>
    protected virtual JsonObject Counted(Doing doing) => [];

    /// <summary>Puts the form into the facts: codes as they are, texts of people sealed.</summary>
    internal static Refusal? Keep(Doing doing, JsonObject? counted = null)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var codes = (JsonObject)(Split(doing.Form, doing.Data, "", doing.Transition.Seal, texts) ?? new JsonObject());
        foreach (var (name, value) in counted ?? [])
        {
            codes[name] = value?.DeepClone();
        }

        var record = new FormRecord(doing.Task.Step, doing.Task.Id, doing.Outcome, codes, texts, Signature.Of(doing.By, doing.Now));
        var otherThan = doing.Task.OtherThan is { } steps ? JsonSerializer.Deserialize<List<string>>(steps)! : [];
        return doing.Case.Record(record, otherThan, doing.By);
    }

    /// <summary>Whether a field holds words of people: marked so, or long.</summary>
    public static bool IsSealed(JsonObject schema) =>
        schema["x-sealed"]?.GetValueKind() == JsonValueKind.True || schema["format"]?.GetValue<string>() == "textarea";

    /// <summary>Codes of a form; texts of people go through <paramref name="seal"/> and stand in <paramref name="texts"/> by their path.</summary>
    internal static JsonNode? Split(JsonObject schema, JsonNode? data, string path, Func<string?, string?> seal, Dictionary<string, string> texts)
    {
        if (data is null)
        {
            return null;
        }

        if (IsSealed(schema))
        {
            var text = data is JsonArray lines ? string.Join('\n', lines.Select(l => l?.ToString())) : data.ToString();
            if (seal(text) is { } id)
            {
                texts[path] = id;
            }

            return null;
        }

        switch (data)
        {
            case JsonObject record:
                var kept = new JsonObject();
                foreach (var (name, value) in record)
                {
                    if (schema["properties"]?[name] is JsonObject field && Split(field, value, path.Length == 0 ? name : $"{path}.{name}", seal, texts) is { } code)
                    {
                        kept[name] = code;
                    }
                }

                return kept;
            case JsonArray list when schema["items"] is JsonObject items:
                return new JsonArray([.. list.Select((item, i) => Split(items, item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), seal, texts) ?? new JsonObject())]);
            default:
                return data.DeepClone();
        }
    }
}
