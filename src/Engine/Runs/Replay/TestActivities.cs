using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;

namespace Qingyi.Engine.Runs.Replay;

/// <summary>A step of the recordings that completes at once with the outcomes it is told.</summary>
[Activity("Test", "Step", IsBrowsable = false)]
internal sealed class TestStep : Activity
{
    [Input]
    public Input<string[]>? Outcomes { get; set; }

    [Input]
    public Input<object>? Value { get; set; }

    [Output]
    public Output<object>? Result { get; set; }

    protected internal override void Execute(ActivityExecutionContext context)
    {
        if (context.Get(Value) is { } value)
        {
            context.Set(Result, value);
        }

        context.CompleteActivity(context.Get(Outcomes) ?? []);
    }
}

/// <summary>A task of the recordings that waits until the script resumes it.</summary>
[Activity("Test", "HumanTask", IsBrowsable = false)]
internal sealed class TestHumanTask : Activity
{
    [Input]
    public Input<string>? Title { get; set; }

    [Output]
    public Output<string>? Decision { get; set; }

    protected internal override void Execute(ActivityExecutionContext context) =>
        context.CreateBookmark("Test.HumanTask", new JsonObject { ["title"] = context.Get(Title) });

    protected internal override void Resume(ActivityExecutionContext context, ResumeInput input)
    {
        if (input.Outcomes.Count > 0)
        {
            context.Set(Decision, input.Outcomes[0]);
        }

        base.Resume(context, input);
    }
}
