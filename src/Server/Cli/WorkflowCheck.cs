using System.CommandLine;
using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;
using Qingyi.Server.Activities;

namespace Qingyi.Server.Cli;

/// <summary>
/// <c>qingyi workflow check</c>: what speaks against publishing. Every finding is a JSON object on standard output; what refuses publication is also said
/// on standard error.
/// </summary>
internal static class WorkflowCheck
{
    public static Command Make(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH") { Description = "流程定义文件，或者装有定义的目录", Arity = ArgumentArity.OneOrMore };
        var data = Values.Data();
        var command = new Command("check", "检查流程定义") { paths, data };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(paths), parsed.GetValue(data), terminal));
        return command;
    }

    private static int Run(IReadOnlyList<string> paths, string? data, Terminal terminal)
    {
        if (DataFolder.Fault(data) is { } missing)
        {
            return terminal.Refuse(missing);
        }

        var shelf = new DefinitionShelf(data);
        var faults = new List<string>();
        var given = new List<(string File, WorkflowDefinition Definition)>();
        foreach (var file in paths.SelectMany(DefinitionShelf.FilesOf))
        {
            var (definition, unreadable) = DefinitionShelf.Read(file);
            if (definition is null)
            {
                Report(file, unreadable, faults, terminal);
                continue;
            }

            given.Add((file, definition));
            shelf.Add(definition);
        }

        var compiler = new WorkflowCompiler(ActivityTypes.Registry());
        foreach (var (file, definition) in given)
        {
            Report(file, compiler.Check(definition, shelf.Find), faults, terminal);
        }

        if (given.Count == 0 && faults.Count == 0)
        {
            faults.Add($"{string.Join("、", paths)}：没有流程定义（*.json）。");
        }

        return faults.Count == 0 ? Exit.Done : terminal.Refuse(faults);
    }

    private static void Report(string file, IReadOnlyList<DefinitionFault> found, List<string> faults, Terminal terminal)
    {
        foreach (var fault in found)
        {
            terminal.Output.WriteLine(CliJson.Of(new JsonObject
            {
                ["level"] = fault.Level == FaultLevel.Error ? "error" : "warning",
                ["file"] = file,
                ["path"] = fault.Path,
                ["activity"] = fault.ActivityId,
                ["name"] = fault.ActivityName,
                ["message"] = fault.Message,
            }));
        }

        faults.AddRange(found.Where(f => f.Level == FaultLevel.Error).Select(f => $"{file} {f.Path}：{f.Message}"));
    }
}
