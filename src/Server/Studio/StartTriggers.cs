using Qingyi.Engine.Activities;
using Qingyi.Engine.Definitions;
using Qingyi.Server.Features.TipOffs;

namespace Qingyi.Server.Studio;

/// <summary>
/// What may start a procedure by itself. A procedure runs on a case, so only an event can start one: it names the case. A clock names none, and the case
/// procedure itself is opened by a tip alone. Both are refused at publication.
/// </summary>
public static class StartTriggers
{
    private static readonly string[] Clocks = ["Elsa.Timer", "Elsa.Cron", "Elsa.StartAt"];

    public static IEnumerable<DefinitionFault> Faults(CompiledWorkflow workflow)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        foreach (var node in workflow.Nodes.Where(n => n.CanStartWorkflow && n.Descriptor?.Kind == ActivityKind.Trigger))
        {
            if (Clocks.Contains(node.Type))
            {
                yield return Fault(node, Texts.Of("studio.start-trigger.timer", node.DisplayText));
            }
            else if (workflow.Definition.DefinitionId == RecordTipOff.Workflow)
            {
                yield return Fault(node, Texts.Of("studio.start-trigger.main-workflow", node.DisplayText));
            }
            else if (node.Type == "Elsa.Event" && node.Literal("EventName") is null)
            {
                yield return Fault(node, Texts.Of("studio.start-trigger.computed-event", node.DisplayText));
            }
        }
    }

    private static DefinitionFault Fault(Node node, string sentence) => new($"{node.Path}.customProperties.canStartWorkflow", node.Id, node.DisplayText, sentence, FaultLevel.Error);
}
