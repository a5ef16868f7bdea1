using System.CommandLine;

namespace Qingyi.Server.Cli;

/// <summary><c>qingyi workflow</c>: check, run and replay definitions without a service.</summary>
internal static class WorkflowCommand
{
    public static Command Make(Terminal terminal) => new("workflow", Texts.Of("cli.workflow.about")) { WorkflowCheck.Make(terminal), WorkflowRun.Make(terminal), WorkflowReplay.Make(terminal) };
}
