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
                yield return Fault(node, $"“{node.DisplayText}”不能定时启动流程：流程总在某个案件上办理，时钟不指明案件。请取消“触发流程”，让流程由事件启动，或者放到流程中间等待。");
            }
            else if (workflow.Definition.DefinitionId == RecordTipOff.Workflow)
            {
                yield return Fault(node, $"“{node.DisplayText}”不能启动办案总流程：案件只能由线索打开。请取消“触发流程”，或者画成另一个流程。");
            }
            else if (node.Type == "Elsa.Event" && node.Literal("EventName") is null)
            {
                yield return Fault(node, $"“{node.DisplayText}”的事件名是算出来的，不能用来启动流程；请直接填写事件名。");
            }
        }
    }

    private static DefinitionFault Fault(Node node, string sentence) => new($"{node.Path}.customProperties.canStartWorkflow", node.Id, node.DisplayText, sentence, FaultLevel.Error);
}
