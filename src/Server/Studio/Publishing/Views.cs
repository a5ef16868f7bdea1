using Qingyi.Client;
using Qingyi.Engine.Definitions;
using Qingyi.Server.Studio.Checking;

namespace Qingyi.Server.Studio.Publishing;

internal static class Views
{
    public static Finding Of(CheckFinding fault) =>
        new(fault.Level == FaultLevel.Error ? "error" : "warning", fault.Path, fault.Message) { Activity = fault.Activity, Name = fault.Name };
}
