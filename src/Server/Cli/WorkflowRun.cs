using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;

namespace Qingyi.Server.Cli;

/// <summary><c>qingyi workflow run</c>: runs a definition in memory until it ends or waits.</summary>
internal static class WorkflowRun
{
    public static Command Make(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = Texts.Of("cli.workflow-run.file") };
        var input = new Option<string?>("--input") { Description = Texts.Of("cli.workflow-run.input") };
        var data = Values.Data();
        var command = new Command("run", Texts.Of("cli.workflow-run.about")) { file, input, data };
        command.SetAction(parsed =>
        {
            if (DataFolder.Fault(parsed.GetValue(data)) is { } missing)
            {
                return terminal.Refuse(missing);
            }

            var path = parsed.GetRequiredValue(file);
            var (definition, faults) = DefinitionShelf.Read(path);
            if (definition is null)
            {
                return terminal.Refuse(faults.Select(f => $"{path} {f.Path}：{f.Message}"));
            }

            if (Input(parsed.GetValue(input), out var given) is { } wrong)
            {
                return terminal.Refuse(wrong);
            }

            try
            {
                return Run(path, definition, given, parsed.GetValue(data), terminal);
            }
            catch (DefinitionException fault)
            {
                return terminal.Refuse(fault.Faults.Select(f => $"{path} {f.Path}：{f.Message}"));
            }
        });
        return command;
    }

    private static int Run(string path, WorkflowDefinition definition, JsonObject? input, string? data, Terminal terminal)
    {
        var shelf = new DefinitionShelf(data);
        foreach (var neighbour in DefinitionShelf.FilesOf(Path.GetDirectoryName(Path.GetFullPath(path))!).Select(f => DefinitionShelf.Read(f).Definition).OfType<WorkflowDefinition>())
        {
            shelf.Add(neighbour);
        }

        shelf.Add(definition);
        var run = new MemoryRun(shelf, entry => terminal.Output.WriteLine(JsonSerializer.Serialize(entry, CliJson.Line.JournalEntry)));
        var instances = run.Play(definition.DefinitionId, input);
        var main = instances[0];
        var incidents = instances.SelectMany(i => i.Incidents).ToList();
        var end = new JsonObject
        {
            ["status"] = main.Status.ToString(),
            ["subStatus"] = main.SubStatus.ToString(),
            ["outputs"] = main.Output,
            ["waitingFor"] = new JsonArray([.. instances.SelectMany(i => i.Bookmarks.Where(b => !IsChild(b, instances)).Select(b => (JsonNode)Waiting(i, b)))]),
        };
        if (incidents.Count > 0)
        {
            end["incidents"] = new JsonArray([.. incidents.Select(i => (JsonNode)new JsonObject { ["activityId"] = i.ActivityId, ["activityType"] = i.ActivityType, ["message"] = i.Message })]);
        }

        terminal.Output.WriteLine(CliJson.Of(end));
        return incidents.Count == 0 ? Exit.Done : terminal.Refuse(incidents.Select(i => $"{path} {i.NodeId}（{i.ActivityType}）：{i.Message}"));
    }

    private static JsonObject Waiting(InstanceState instance, Bookmark bookmark) => new()
    {
        ["workflow"] = instance.DefinitionId,
        ["activityId"] = bookmark.ActivityId,
        ["nodeId"] = bookmark.NodeId,
        ["name"] = bookmark.Name,
        ["payload"] = bookmark.Payload.DeepClone(),
    };

    /// <summary>A step that waits for its sub-workflow waits for what that one waits for.</summary>
    private static bool IsChild(Bookmark bookmark, IReadOnlyList<InstanceState> instances) =>
        bookmark.Payload["childInstanceId"]?.GetValue<string>() is { } child && instances.Any(i => i.Id == child);

    private static string? Input(string? text, out JsonObject? input)
    {
        input = null;
        if (text is null)
        {
            return null;
        }

        try
        {
            input = JsonNode.Parse(text) as JsonObject;
            return input is null ? Texts.Of("cli.workflow-run.input-not-object") : null;
        }
        catch (JsonException fault)
        {
            return Texts.Of("cli.workflow-run.input-not-json", fault.Path ?? "$", (fault.BytePositionInLine ?? 0) + 1);
        }
    }
}
