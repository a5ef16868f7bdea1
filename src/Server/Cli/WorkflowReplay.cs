using System.CommandLine;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs.Replay;

namespace Qingyi.Server.Cli;

/// <summary><c>qingyi workflow replay</c>: plays recorded behaviour on our engine and compares, or prints what happened.</summary>
internal static class WorkflowReplay
{
    public static Command Make(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Description = "行为记录文件", Arity = ArgumentArity.OneOrMore };
        var print = new Option<bool>("--print") { Description = "不比较，打印引擎走的每一步" };
        var data = Values.Data();
        var command = new Command("replay", "重放行为记录") { files, print, data };
        command.SetAction(parsed => parsed.GetRequiredValue(files).Aggregate(Exit.Done, (exit, file) => Math.Max(exit, Replay(file, parsed.GetValue(print), terminal))));
        return command;
    }

    private static int Replay(string file, bool print, Terminal terminal)
    {
        var (text, unreadable) = Files.Text(file);
        if (text is null)
        {
            return terminal.Refuse(unreadable!);
        }

        try
        {
            var recording = Recording.Read(text);
            if (print)
            {
                terminal.Output.WriteLine(CliJson.Of(Player.Play(recording).ToJson()));
                return Exit.Done;
            }

            var report = Comparison.Report(recording);
            terminal.Output.WriteLine(CliJson.Of(report));
            var same = report["same"]!.GetValue<bool>() || recording.Quirks.Count > 0 || recording.Scope is not null;
            return same ? Exit.Done : terminal.Refuse($"{file}：与记录不同：{(report["firstDifference"] ?? report["refused"])?.GetValue<string>()}");
        }
        catch (DefinitionException fault)
        {
            return terminal.Refuse(fault.Faults.Select(f => $"{file} {f.Path}：{f.Message}"));
        }
    }
}
