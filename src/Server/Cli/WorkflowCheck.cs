using System.CommandLine;
using System.Text.Json.Nodes;
using Qingyi.Domain.Deadlines;
using Qingyi.Engine.Definitions;
using Qingyi.Server.Activities;
using Qingyi.Server.Studio.Checking;

namespace Qingyi.Server.Cli;

/// <summary>
/// <c>qingyi workflow check</c>: what speaks against publishing. Every finding is a JSON object on standard output; what refuses publication is also said
/// on standard error.
/// </summary>
internal static class WorkflowCheck
{
    public static Command Make(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH") { Description = Texts.Of("cli.workflow-check.paths"), Arity = ArgumentArity.OneOrMore };
        var data = Values.Data();
        var command = new Command("check", Texts.Of("cli.workflow-check.about")) { paths, data };
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

        Report(given, shelf, faults, terminal);

        if (given.Count == 0 && faults.Count == 0)
        {
            faults.Add(Texts.Of("cli.workflow-check.none", string.Join("、", paths)));
        }

        return faults.Count == 0 ? Exit.Done : terminal.Refuse(faults);
    }

    private static void Report(List<(string File, WorkflowDefinition Definition)> given, DefinitionShelf shelf, List<string> faults, Terminal terminal)
    {
        var checks = new DefinitionChecks(new WorkflowCompiler(ActivityTypes.Registry()));
        var files = given.GroupBy(g => g.Definition.DefinitionId).ToDictionary(g => g.Key, g => g.First().File, StringComparer.Ordinal);
        var said = new HashSet<CheckFinding>();
        var all = shelf.All;
        var today = LegalDay.Of(TimeProvider.System.GetUtcNow());
        foreach (var (file, definition) in given)
        {
            // Several files of one set find the same fault; it is said once, at the file in which it stands.
            var found = checks.Of(definition, all, today).Where(said.Add).ToList();
            foreach (var at in found.GroupBy(f => files.GetValueOrDefault(f.Definition, file)))
            {
                Report(at.Key, [.. at.Select(f => new DefinitionFault(f.Path, f.Activity, f.Name, f.Message, f.Level, f.Code))], faults, terminal);
            }
        }
    }

    private static void Report(string file, IReadOnlyList<DefinitionFault> found, List<string> faults, Terminal terminal)
    {
        foreach (var fault in found)
        {
            terminal.Output.WriteLine(CliJson.Of(new JsonObject
            {
                ["level"] = fault.Level == FaultLevel.Error ? "error" : "warning",
                ["code"] = fault.Code,
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
