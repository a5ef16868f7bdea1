using System.CommandLine;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs.Replay;

namespace Qingyi.Server.Cli;

/// <summary><c>qingyi workflow replay</c>: plays recorded behaviour on our engine and compares, or prints what happened.</summary>
internal static class WorkflowReplay
{
    public static Command Make(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Description = Texts.Of("cli.workflow-replay.files"), Arity = ArgumentArity.OneOrMore };
        var print = new Option<bool>("--print") { Description = Texts.Of("cli.workflow-replay.print") };
        var data = Values.Data();
        var command = new Command("replay", Texts.Of("cli.workflow-replay.about")) { files, print, data };
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
            return same ? Exit.Done : terminal.Refuse(Texts.Of("cli.workflow-replay.differs", file, (report["firstDifference"] ?? report["refused"])?.GetValue<string>()));
        }
        catch (DefinitionException fault)
        {
            return terminal.Refuse(fault.Faults.Select(f => $"{file} {f.Path}：{f.Message}"));
        }
    }
}
