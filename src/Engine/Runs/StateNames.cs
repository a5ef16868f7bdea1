using System.Text.Json;

namespace Qingyi.Engine.Runs;

/// <summary>The words that the stored state uses; they do not change when a member of the code is renamed.</summary>
internal static class StateNames
{
    public static string Of(InstanceStatus status) => status == InstanceStatus.Running ? "Running" : "Finished";

    public static string Of(InstanceSubStatus status) => status switch
    {
        InstanceSubStatus.Suspended => "Suspended",
        InstanceSubStatus.Finished => "Finished",
        InstanceSubStatus.Cancelled => "Cancelled",
        _ => "Faulted",
    };

    public static string Of(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Pending => "Pending",
        ExecutionStatus.Running => "Running",
        _ => "Faulted",
    };

    public static InstanceStatus Status(ref Utf8JsonReader json) =>
        json.ValueTextEquals("Running"u8) ? InstanceStatus.Running : json.ValueTextEquals("Finished"u8) ? InstanceStatus.Finished : throw Unknown(ref json);

    public static InstanceSubStatus SubStatus(ref Utf8JsonReader json) =>
        json.ValueTextEquals("Suspended"u8) ? InstanceSubStatus.Suspended
        : json.ValueTextEquals("Finished"u8) ? InstanceSubStatus.Finished
        : json.ValueTextEquals("Cancelled"u8) ? InstanceSubStatus.Cancelled
        : json.ValueTextEquals("Faulted"u8) ? InstanceSubStatus.Faulted
        : throw Unknown(ref json);

    public static ExecutionStatus Execution(ref Utf8JsonReader json) =>
        json.ValueTextEquals("Running"u8) ? ExecutionStatus.Running
        : json.ValueTextEquals("Pending"u8) ? ExecutionStatus.Pending
        : json.ValueTextEquals("Faulted"u8) ? ExecutionStatus.Faulted
        : throw Unknown(ref json);

    private static JsonException Unknown(ref Utf8JsonReader json) => new($"The state holds the word “{json.GetString()}”, which means nothing there.");
}
