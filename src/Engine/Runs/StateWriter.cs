using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Qingyi.Engine.Runs;

/// <summary>Writes the state of an instance as compact JSON; what is null, false or empty is left out. Chinese text stays readable: the state is never put into a page as it is.</summary>
internal static partial class StateWriter
{
    private const int Schema = 1;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? _spare;

    public static string Write(InstanceData data)
    {
        var (buffer, writer) = _spare ?? New();
        _spare = null;
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        Write(writer, data);
        writer.Flush();
        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        if (buffer.Capacity <= 1 << 20)
        {
            _spare = (buffer, writer);
        }

        return text;
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer) New()
    {
        var buffer = new ArrayBufferWriter<byte>(4_096);
        return (buffer, new Utf8JsonWriter(buffer, Options));
    }

    private static void Write(Utf8JsonWriter json, InstanceData data)
    {
        json.WriteStartObject();
        json.WriteNumber("schema"u8, Schema);
        json.WriteString("id"u8, data.Id);
        json.WriteString("definitionId"u8, data.DefinitionId);
        json.WriteString("versionId"u8, data.VersionId);
        json.WriteNumber("version"u8, data.Version);
        Text(json, "parentInstanceId"u8, data.ParentInstanceId);
        Text(json, "parentExecutionId"u8, data.ParentExecutionId);
        Flag(json, "isDetached"u8, data.IsDetached);
        Text(json, "correlationId"u8, data.CorrelationId);
        Text(json, "name"u8, data.Name);
        json.WriteString("status"u8, StateNames.Of(data.Status));
        json.WriteString("subStatus"u8, StateNames.Of(data.SubStatus));
        Text(json, "triggerActivityId"u8, data.TriggerActivityId);
        json.WriteString("createdAt"u8, data.CreatedAt);
        json.WriteString("updatedAt"u8, data.UpdatedAt);
        if (data.FinishedAt is { } finished)
        {
            json.WriteString("finishedAt"u8, finished);
        }

        json.WriteNumber("sequence"u8, data.Sequence);
        Each(json, "executions"u8, data.Executions, Execution);
        Each(json, "bookmarks"u8, data.Bookmarks, Bookmark);
        Each(json, "incidents"u8, data.Incidents, Incident);
        Map(json, "variables"u8, data.Variables);
        Map(json, "input"u8, data.Input);
        Map(json, "output"u8, data.Output);
        if (data.ActivityOutputs is { Count: > 0 })
        {
            json.WriteStartObject("activityOutputs"u8);
            foreach (var (activity, outputs) in data.ActivityOutputs)
            {
                json.WritePropertyName(activity);
                Map(json, outputs);
            }

            json.WriteEndObject();
        }

        if (data.LastResult is { } result)
        {
            json.WritePropertyName("lastResult"u8);
            result.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static void Execution(Utf8JsonWriter json, Execution execution)
    {
        json.WriteString("id"u8, execution.Id);
        json.WriteString("activityId"u8, execution.ActivityId);
        Text(json, "parentId"u8, execution.ParentId);
        json.WriteString("status"u8, StateNames.Of(execution.Status));
        Flag(json, "isTrigger"u8, execution.IsTrigger);
        Flag(json, "isBreaking"u8, execution.IsBreaking);
        Texts(json, "completedWith"u8, execution.CompletedWith);
        Texts(json, "late"u8, execution.Late);
        Map(json, "variables"u8, execution.Variables);
        Map(json, "memory"u8, execution.Memory);
        if (execution.Flow is { } flow)
        {
            json.WriteStartObject("flow"u8);
            json.WriteString("start"u8, flow.Start);
            Each(json, "tokens"u8, flow.Tokens, Token);
            json.WriteEndObject();
        }

        Map(json, "inputs"u8, execution.Inputs);
    }

    private static void Token(Utf8JsonWriter json, Token token)
    {
        json.WriteString("source"u8, token.Source);
        json.WriteString("port"u8, token.Port);
        json.WriteString("target"u8, token.Target);
        Texts(json, "late"u8, token.Late);
    }

    private static void Bookmark(Utf8JsonWriter json, Bookmark bookmark)
    {
        json.WriteString("id"u8, bookmark.Id);
        json.WriteString("name"u8, bookmark.Name);
        json.WriteString("activityId"u8, bookmark.ActivityId);
        json.WriteString("nodeId"u8, bookmark.NodeId);
        json.WriteString("executionId"u8, bookmark.ExecutionId);
        json.WritePropertyName("payload"u8);
        bookmark.Payload.WriteTo(json);
        json.WriteString("createdAt"u8, bookmark.CreatedAt);
        Flag(json, "isHandedOver"u8, bookmark.IsHandedOver);
    }

    private static void Incident(Utf8JsonWriter json, Incident incident)
    {
        json.WriteString("id"u8, incident.Id);
        json.WriteString("activityId"u8, incident.ActivityId);
        json.WriteString("nodeId"u8, incident.NodeId);
        json.WriteString("activityType"u8, incident.ActivityType);
        json.WriteString("executionId"u8, incident.ExecutionId);
        json.WriteString("message"u8, incident.Message);
        Text(json, "refusalCode"u8, incident.RefusalCode);
        Text(json, "exceptionType"u8, incident.ExceptionType);
        json.WriteString("timestamp"u8, incident.Timestamp);
    }
}
