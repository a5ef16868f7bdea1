using System.Globalization;

namespace Qingyi.Server.Hosting;

/// <summary>Which of several nodes this process is, for ledgers and operators.</summary>
public static class Node
{
    /// <summary>Machine and process.</summary>
    public static string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}");
}
