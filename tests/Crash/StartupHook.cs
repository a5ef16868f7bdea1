using System.Diagnostics.CodeAnalysis;
using Qingyi.Tests.Crash;

/// <summary>What <c>DOTNET_STARTUP_HOOKS</c> runs in a server process before its own first line: the product contains no kill points.</summary>
[SuppressMessage("Design", "CA1050", Justification = "The runtime looks for this type by this name, outside all namespaces.")]
internal static class StartupHook
{
    public static void Initialize() => KillPoints.Watch(Environment.GetEnvironmentVariable(KillPoints.File)!);
}
