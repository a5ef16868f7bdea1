using System.Text;
using System.Text.Json.Nodes;

namespace Qingyi.Engine.Runs;

/// <summary>Writes what decides how an instance goes on, in an order of its own.</summary>
internal static class InstanceShape
{
    public static string Of(InstanceData data, bool withOutputs)
    {
        var activities = data.Executions.ToDictionary(e => e.Id, e => e.ActivityId, StringComparer.Ordinal);
        var text = new StringBuilder(data.DefinitionId).Append(' ').Append(data.Status).Append(data.SubStatus);
        foreach (var line in data.Executions.Select(e => Line(e, activities)).Order(StringComparer.Ordinal))
        {
            text.Append('|').Append(line);
        }

        text.Append('@').AppendJoin(',', data.Bookmarks.Select(b => b.ActivityId).Order(StringComparer.Ordinal));
        text.Append('!').AppendJoin(',', data.Incidents.Select(i => i.ActivityId).Order(StringComparer.Ordinal));
        Values(text, data.Variables);
        Values(text, data.Input);
        Values(text, data.Output);
        if (withOutputs)
        {
            foreach (var (activity, outputs) in (data.ActivityOutputs ?? []).OrderBy(o => o.Key, StringComparer.Ordinal))
            {
                text.Append(activity);
                Values(text, outputs);
            }

            text.Append(data.LastResult?.ToJsonString());
        }

        return text.ToString();
    }

    private static string Line(Execution execution, Dictionary<string, string> activities)
    {
        var text = new StringBuilder(execution.ActivityId).Append('<').Append(execution.ParentId is { } parent ? activities.GetValueOrDefault(parent) : "").Append(execution.Status);
        text.Append(execution.IsTrigger ? 't' : ' ').Append(execution.IsBreaking ? 'b' : ' ').AppendJoin(',', execution.CompletedWith ?? []).Append(';').AppendJoin(',', execution.Late ?? []);
        Values(text, execution.Variables);
        Values(text, execution.Memory);
        if (execution.Flow is { } flow)
        {
            text.Append(flow.Start).AppendJoin(',', flow.Tokens.Select(t => $"{t.Source}-{t.Port}>{t.Target}({string.Join(',', t.Late ?? [])})").Order(StringComparer.Ordinal));
        }

        return text.ToString();
    }

    private static void Values(StringBuilder text, IEnumerable<KeyValuePair<string, JsonNode?>>? values)
    {
        foreach (var (name, value) in (values ?? []).OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            text.Append('{').Append(name).Append('=').Append(value?.ToJsonString()).Append('}');
        }
    }
}
