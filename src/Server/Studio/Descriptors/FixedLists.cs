using System.Text.Json.Nodes;

namespace Qingyi.Server.Studio.Descriptors;

/// <summary>The lists of Studio that do not change while the service runs.</summary>
internal static class FixedLists
{
    /// <summary>JavaScript comes first: Studio takes the first for new cases of a switch.</summary>
    public static JsonObject Expressions() => StudioJson.List(
    [
        Expression("JavaScript", "表达式", true, "javascript"), Expression("Variable", "变量", true, null), Expression("Input", "流程输入", true, null),
        Expression("Literal", "文本", false, null), Expression("Object", "对象", false, "json"),
    ]);

    public static JsonObject Variables() => StudioJson.List(
    [
        Variable("String", "文本", "基础"), Variable("Boolean", "真假", "基础"), Variable("Int32", "整数", "基础"), Variable("Int64", "长整数", "基础"), Variable("Decimal", "小数", "基础"),
        Variable("Double", "浮点数", "基础"), Variable("DateTimeOffset", "时间", "时间"), Variable("DateTime", "当地时间", "时间"), Variable("DateOnly", "日期", "时间"), Variable("TimeSpan", "时长", "时间"),
        Variable("Guid", "标识", "基础"), Variable("Object", "任意值", "数据"), Variable("JsonObject", "对象", "数据"), Variable("JsonArray", "列表", "数据"),
    ]);

    public static JsonObject StorageDrivers() => StudioJson.List(
        [new JsonObject { ["typeName"] = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core", ["displayName"] = "随实例保存", ["priority"] = 5, ["deprecated"] = false }]);

    /// <summary>A case starts its procedure once; nothing here limits how many instances there may be.</summary>
    public static JsonObject ActivationStrategies() => StudioJson.List([Strategy("Elsa.Workflows.ActivationValidators.AllowAlwaysStrategy", "总是允许", "每次都可以启动。")]);

    public static JsonObject IncidentStrategies() => StudioJson.List(
    [
        Strategy("Hold", "停在原处等人处理", "出错的一步停在原处，其他分支照常进行；由业务主管重试、跳过或者转人工。本系统建立的流程都用它。"),
        Strategy("Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core", "出错即终止", "已经开始的步骤做到下一个停顿处，然后流程以出错结束。"),
        Strategy("Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core", "其他分支继续", "出错的分支停下，其他分支照常进行。"),
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
