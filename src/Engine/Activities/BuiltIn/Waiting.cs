using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;

namespace Qingyi.Engine.Activities.BuiltIn;

[Activity("Elsa", "Event", DisplayName = "等待事件", Category = "等待", Kind = ActivityKind.Trigger)]
internal sealed class EventActivity : Activity
{
    private const string Bookmark = "Elsa.Event";
    private const string PayloadInput = "EventPayload";

    [Input(DisplayName = "事件名")]
    public Input<string>? EventName { get; set; }

    [Output(DisplayName = "内容")]
    public Output<object>? Result { get; set; }

    public static bool Matches(Bookmark bookmark, string eventName) => bookmark.Name == Bookmark && bookmark.Payload.Text("eventName") == eventName;

    /// <summary>The payload as the input that resumes the activity, or starts an instance at it.</summary>
    public static ResumeInput Payload(JsonNode? payload) => new() { Input = new JsonObject { [PayloadInput] = payload?.DeepClone() } };

    /// <summary>The activities where such an event starts an instance.</summary>
    public static IEnumerable<Node> Triggers(CompiledWorkflow workflow, string eventName) => workflow.Nodes.Where(n =>
        n.Activity is EventActivity && n.CanStartWorkflow && (n.Parent is null || n.Parent == workflow.Root) && n.Literal("EventName").AsText() == eventName);

    protected internal override void Execute(ActivityExecutionContext context)
    {
        if (context.IsTriggerOfInstance)
        {
            context.Set(Result, (object?)context.Scope.Input(PayloadInput)?.DeepClone());
            context.CompleteActivity();
            return;
        }

        context.CreateBookmark(Bookmark, new JsonObject { ["eventName"] = context.Get(EventName) });
    }

    protected internal override void Resume(ActivityExecutionContext context, ResumeInput input)
    {
        context.Set(Result, (object?)input.Input[PayloadInput]);
        context.CompleteActivity();
    }
}

[Activity("Elsa", "PublishEvent", DisplayName = "发布事件", Category = "等待")]
internal sealed class PublishEvent : Activity
{
    [Input(DisplayName = "事件名", Order = 1)]
    public Input<string>? EventName { get; set; }

    [Input(DisplayName = "关联号", Order = 2)]
    public Input<string>? CorrelationId { get; set; }

    [Input(DisplayName = "只给本实例", Order = 3)]
    public Input<bool>? IsLocalEvent { get; set; }

    [Input(DisplayName = "内容", Order = 4)]
    public Input<object>? Payload { get; set; }

    protected internal override void Execute(ActivityExecutionContext context)
    {
        var name = context.Get(EventName) ?? throw new InvalidOperationException("没有指定事件名。");
        var published = new PublishedEvent(
            context.Run.Data.Id, name, (JsonNode?)context.Get(Payload), context.Get(CorrelationId), context.Get(IsLocalEvent));
        context.Run.Burst.Add(published);
        if (published.IsLocal)
        {
            context.Run.Raise(published);
        }
    }
}

[Activity("Elsa", "RunTask", DisplayName = "外部任务", Category = "等待", Description = "等外部系统报告任务完成")]
internal sealed class RunTask : Activity
{
    private const string ResultInput = "RunTaskInput";

    [Input(DisplayName = "任务名", Order = 1)]
    public Input<string>? TaskName { get; set; }

    [Input(DisplayName = "内容", Order = 2)]
    public Input<JsonObject>? Payload { get; set; }

    [Output(DisplayName = "任务号")]
    public Output<string>? TaskId { get; set; }

    [Output(DisplayName = "结果")]
    public Output<object>? Result { get; set; }

    protected internal override void Execute(ActivityExecutionContext context)
    {
        var taskId = context.NewId();
        context.Set(TaskId, taskId);
        context.CreateBookmark("Elsa.RunTask", new JsonObject { ["taskId"] = taskId, ["taskName"] = context.Get(TaskName), ["payload"] = context.Get(Payload) });
    }

    protected internal override void Resume(ActivityExecutionContext context, ResumeInput input)
    {
        context.Set(Result, (object?)input.Input[ResultInput]);
        context.CompleteActivity();
    }
}

/// <summary>Waits for a point in time. The host reads <c>dueAt</c> (UTC) from the bookmark and resumes it then.</summary>
internal abstract class TimeWait : Activity
{
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var (due, detail) = Due(context);
        if (context.IsTriggerOfInstance || due is null || due <= context.Now)
        {
            context.CompleteActivity();
            return;
        }

        detail["dueAt"] = due?.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        context.CreateBookmark(context.ActivityType, detail);
    }

    /// <summary>When to go on; null at once.</summary>
    protected abstract (DateTimeOffset? Due, JsonObject Detail) Due(ActivityExecutionContext context);
}

[Activity("Elsa", "Delay", DisplayName = "等待一段时间", Category = "等待", Description = "法定期限请用“期限”，不要用等待")]
internal sealed class Delay : TimeWait
{
    [Input(DisplayName = "时长", DefaultValue = "00:01:00")]
    public Input<TimeSpan>? TimeSpan { get; set; }

    protected override (DateTimeOffset? Due, JsonObject Detail) Due(ActivityExecutionContext context) => (context.Now + context.Get(TimeSpan), []);
}

[Activity("Elsa", "Timer", DisplayName = "定时", Category = "等待", Kind = ActivityKind.Trigger)]
internal sealed class TimerActivity : TimeWait
{
    [Input(DisplayName = "间隔", DefaultValue = "00:01:00")]
    public Input<TimeSpan>? Interval { get; set; }

    protected override (DateTimeOffset? Due, JsonObject Detail) Due(ActivityExecutionContext context) => (context.Now + context.Get(Interval), []);
}

[Activity("Elsa", "StartAt", DisplayName = "等到某时", Category = "等待", Kind = ActivityKind.Trigger)]
internal sealed class StartAt : TimeWait
{
    [Input(DisplayName = "时间")]
    public Input<DateTimeOffset>? DateTime { get; set; }

    protected override (DateTimeOffset? Due, JsonObject Detail) Due(ActivityExecutionContext context) => (context.Get(DateTime), []);
}

[Activity("Elsa", "Cron", DisplayName = "按日程", Category = "等待", Description = "六段式 cron 表达式，秒在最前", Kind = ActivityKind.Trigger)]
internal sealed class Cron : TimeWait
{
    [Input(DisplayName = "cron 表达式")]
    public Input<string>? CronExpression { get; set; }

    protected override (DateTimeOffset? Due, JsonObject Detail) Due(ActivityExecutionContext context)
    {
        var text = context.Get(CronExpression);
        var due = CronSchedule.Read(text).Next(context.Now, context.Run.Burst.Options.Zone) ?? throw new FormatException($"cron 表达式“{text}”永远不会到来。");
        return (due, new JsonObject { ["cronExpression"] = text });
    }
}
