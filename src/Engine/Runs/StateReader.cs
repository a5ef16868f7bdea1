using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qingyi.Engine.Runs;

/// <summary>Reads what <see cref="StateWriter"/> wrote. Properties that it does not know are passed over.</summary>
internal static partial class StateReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1_000 };

    /// <exception cref="JsonException">The text is not the state of an instance.</exception>
    public static InstanceData Read(string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var json = new Utf8JsonReader(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)), Options);
            json.Read();
            var instance = Instance(ref json);
            json.Read(); // Throws where something stands behind it.
            return instance;
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or JsonException)
        {
            throw new JsonException($"This is not the state of an instance: {e.Message}", e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static InstanceData Instance(ref Utf8JsonReader json)
    {
        string? id = null, definition = null, version = null, parent = null, parentExecution = null, trigger = null, correlation = null, name = null;
        var (number, sequence, isDetached) = (0, 0, false);
        var (status, subStatus) = (InstanceStatus.Running, InstanceSubStatus.Suspended);
        DateTimeOffset created = default, updated = default;
        DateTimeOffset? finished = null;
        List<Execution>? executions = null;
        var (bookmarks, incidents) = (new List<Bookmark>(), new List<Incident>());
        ValueMap? variables = null, input = null, output = null;
        Dictionary<string, ValueMap>? outputs = null;
        JsonNode? result = null;
        for (Begin(ref json); Next(ref json);)
        {
            switch (Name(ref json))
            {
                case "id": id = json.GetString(); break;
                case "definitionId": definition = json.GetString(); break;
                case "versionId": version = json.GetString(); break;
                case "version": number = json.GetInt32(); break;
                case "parentInstanceId": parent = json.GetString(); break;
                case "parentExecutionId": parentExecution = json.GetString(); break;
                case "isDetached": isDetached = json.GetBoolean(); break;
                case "correlationId": correlation = json.GetString(); break;
                case "name": name = json.GetString(); break;
                case "status": status = StateNames.Status(ref json); break;
                case "subStatus": subStatus = StateNames.SubStatus(ref json); break;
                case "triggerActivityId": trigger = json.GetString(); break;
                case "createdAt": created = json.GetDateTimeOffset(); break;
                case "updatedAt": updated = json.GetDateTimeOffset(); break;
                case "finishedAt": finished = json.GetDateTimeOffset(); break;
                case "sequence": sequence = json.GetInt32(); break;
                case "executions": executions = Executions(ref json); break;
                case "bookmarks": Bookmarks(ref json, bookmarks, Required(id)); break;
                case "incidents": Incidents(ref json, incidents, Required(id)); break;
                case "variables": variables = Map(ref json); break;
                case "input": input = Map(ref json); break;
                case "output": output = Map(ref json); break;
                case "activityOutputs": outputs = Outputs(ref json); break;
                case "lastResult": result = Value(ref json); break;
                default: json.Skip(); break;
            }
        }

        return new InstanceData
        {
            Id = Required(id),
            DefinitionId = Required(definition),
            VersionId = Required(version),
            Version = number,
            ParentInstanceId = parent,
            ParentExecutionId = parentExecution,
            IsDetached = isDetached,
            CorrelationId = correlation,
            Name = name,
            Status = status,
            SubStatus = subStatus,
            TriggerActivityId = trigger,
            CreatedAt = created,
            UpdatedAt = updated,
            FinishedAt = finished,
            Sequence = sequence,
            Executions = executions ?? [],
            Bookmarks = bookmarks,
            Incidents = incidents,
            Variables = variables ?? [],
            Input = input ?? [],
            Output = output ?? [],
            ActivityOutputs = outputs,
            LastResult = result,
        };
    }

    private static List<Execution> Executions(ref Utf8JsonReader json)
    {
        var executions = new List<Execution>();
        for (BeginList(ref json); NextItem(ref json);)
        {
            executions.Add(Execution(ref json));
        }

        return executions;
    }

    private static Execution Execution(ref Utf8JsonReader json)
    {
        string? id = null, activity = null, parent = null;
        var (status, isTrigger, isBreaking) = (ExecutionStatus.Pending, false, false);
        List<string>? completedWith = null, late = null;
        ValueMap? variables = null, memory = null, inputs = null;
        FlowState? flow = null;
        for (Begin(ref json); Next(ref json);)
        {
            switch (Name(ref json))
            {
                case "id": id = json.GetString(); break;
                case "activityId": activity = json.GetString(); break;
                case "parentId": parent = json.GetString(); break;
                case "status": status = StateNames.Execution(ref json); break;
                case "isTrigger": isTrigger = json.GetBoolean(); break;
                case "isBreaking": isBreaking = json.GetBoolean(); break;
                case "completedWith": completedWith = Texts(ref json); break;
                case "late": late = Texts(ref json); break;
                case "variables": variables = Map(ref json); break;
                case "memory": memory = Map(ref json); break;
                case "flow": flow = Flow(ref json); break;
                case "inputs": inputs = Map(ref json); break;
                default: json.Skip(); break;
            }
        }

        return new Execution(Required(id), Required(activity), parent)
        {
            Status = status,
            IsTrigger = isTrigger,
            IsBreaking = isBreaking,
            CompletedWith = completedWith,
            Late = late,
            Variables = variables,
            Remembered = flow ?? (object?)memory,
            Inputs = inputs,
        };
    }

    private static FlowState Flow(ref Utf8JsonReader json)
    {
        string? start = null;
        var tokens = new List<Token>();
        for (Begin(ref json); Next(ref json);)
        {
            switch (Name(ref json))
            {
                case "start": start = json.GetString(); break;
                case "tokens":
                    for (BeginList(ref json); NextItem(ref json);)
                    {
                        tokens.Add(Token(ref json));
                    }

                    break;
                default: json.Skip(); break;
            }
        }

        return new FlowState { Start = Required(start), Tokens = tokens };
    }

    private static Token Token(ref Utf8JsonReader json)
    {
        string? source = null, port = null, target = null;
        List<string>? late = null;
        for (Begin(ref json); Next(ref json);)
        {
            switch (Name(ref json))
            {
                case "source": source = json.GetString(); break;
                case "port": port = json.GetString(); break;
                case "target": target = json.GetString(); break;
                case "late": late = Texts(ref json); break;
                default: json.Skip(); break;
            }
        }

        return new Token(Required(source), Required(port), Required(target), late);
    }
}
