using System.Text.Json.Nodes;

namespace Qingyi.Server.Studio.Descriptors;

/// <summary>The lists of Studio that do not change while the service runs.</summary>
internal static class FixedLists
{
    /// <summary>JavaScript comes first: Studio takes the first for new cases of a switch.</summary>
    public static JsonObject Expressions() => StudioJson.List(
    [
        Expression("JavaScript", Texts.Of("studio.expressions.java-script"), true, "javascript"), Expression("Variable", Texts.Of("studio.difference.variable"), true, null), Expression("Input", Texts.Of("studio.difference.workflow-input"), true, null),
        Expression("Literal", Texts.Of("studio.expressions.literal"), false, null), Expression("Object", Texts.Of("studio.expressions.object"), false, "json"),
    ]);

    public static JsonObject Variables() => StudioJson.List(
    [
        Variable("String", Texts.Of("studio.expressions.literal"), Texts.Of("studio.variables.category-basic")), Variable("Boolean", Texts.Of("studio.variables.boolean"), Texts.Of("studio.variables.category-basic")), Variable("Int32", Texts.Of("studio.variables.int32"), Texts.Of("studio.variables.category-basic")), Variable("Int64", Texts.Of("studio.variables.int64"), Texts.Of("studio.variables.category-basic")), Variable("Decimal", Texts.Of("studio.variables.decimal"), Texts.Of("studio.variables.category-basic")),
        Variable("Double", Texts.Of("studio.variables.double"), Texts.Of("studio.variables.category-basic")), Variable("DateTimeOffset", Texts.Of("studio.variables.date-time-offset"), Texts.Of("studio.variables.date-time-offset")), Variable("DateTime", Texts.Of("studio.variables.date-time"), Texts.Of("studio.variables.date-time-offset")), Variable("DateOnly", Texts.Of("studio.variables.date-only"), Texts.Of("studio.variables.date-time-offset")), Variable("TimeSpan", Texts.Of("studio.variables.time-span"), Texts.Of("studio.variables.date-time-offset")),
        Variable("Guid", Texts.Of("studio.variables.guid"), Texts.Of("studio.variables.category-basic")), Variable("Object", Texts.Of("studio.variables.object"), Texts.Of("studio.variables.category-data")), Variable("JsonObject", Texts.Of("studio.expressions.object"), Texts.Of("studio.variables.category-data")), Variable("JsonArray", Texts.Of("studio.variables.json-array"), Texts.Of("studio.variables.category-data")),
    ]);

    public static JsonObject StorageDrivers() => StudioJson.List(
        [new JsonObject { ["typeName"] = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core", ["displayName"] = Texts.Of("studio.storage.instance"), ["priority"] = 5, ["deprecated"] = false }]);

    /// <summary>A case starts its procedure once; nothing here limits how many instances there may be.</summary>
    public static JsonObject ActivationStrategies() => StudioJson.List([Strategy("Elsa.Workflows.ActivationValidators.AllowAlwaysStrategy", Texts.Of("studio.activation.allow-always"), Texts.Of("studio.activation.allow-always-description"))]);

    public static JsonObject IncidentStrategies() => StudioJson.List(
    [
        Strategy("Hold", Texts.Of("studio.incident.hold"), Texts.Of("studio.incident.hold-description")),
        Strategy("Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core", Texts.Of("studio.incident.fault"), Texts.Of("studio.incident.fault-description")),
        Strategy("Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core", Texts.Of("studio.incident.continue"), Texts.Of("studio.incident.continue-description")),
    ]);

    public static JsonObject None() => StudioJson.List([]);

    private static JsonObject Expression(string type, string name, bool browsable, string? language) => new()
    {
        ["type"] = type, ["displayName"] = name, ["isSerializable"] = true, ["isBrowsable"] = browsable,
        ["properties"] = language is null ? new JsonObject() : new JsonObject { ["MonacoLanguage"] = language },
    };

    private static JsonObject Variable(string type, string name, string category) => new() { ["typeName"] = type, ["displayName"] = name, ["category"] = category, ["description"] = null };

    private static JsonObject Strategy(string type, string name, string description) => new() { ["typeName"] = type, ["displayName"] = name, ["description"] = description };
}
