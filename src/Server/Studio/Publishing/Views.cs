using Qingyi.Client;
using Qingyi.Engine.Definitions;

namespace Qingyi.Server.Studio.Publishing;

internal static class Views
{
    public static Finding Of(DefinitionFault fault) =>
        new(fault.Level == FaultLevel.Error ? "error" : "warning", fault.Path, fault.Message) { Activity = fault.ActivityId, Name = fault.ActivityName };
}
