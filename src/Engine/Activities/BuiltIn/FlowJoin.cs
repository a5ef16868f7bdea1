using Qingyi.Engine.Runs;

namespace Qingyi.Engine.Activities.BuiltIn;

internal enum JoinMode
{
    /// <summary>Runs for the first arrival; what could still come is cancelled or ignored.</summary>
    WaitAny,

    /// <summary>Runs when every arrow has been followed; is skipped when one cannot be any more.</summary>
    WaitAll,

    /// <summary>Runs when nothing more can come.</summary>
    WaitAllActive,
}

[Activity("Elsa", "FlowJoin", DisplayName = "汇合", Category = "分支", Description = "等待多个分支")]
internal sealed class FlowJoin : Activity
{
    [Input(DisplayName = "方式", DefaultValue = "WaitAny", Options = ["WaitAny=任一分支到达", "WaitAll=全部分支到达", "WaitAllActive=全部走到的分支到达"])]
    public Input<JoinMode?>? Mode { get; set; }

    /// <exception cref="InputException">The mode is none of the three.</exception>
    public JoinMode ModeIn(Scope scope)
    {
        try
        {
            return Values.Read<JoinMode?>(Values.Convert(Mode!.Source.Evaluate(scope), ValueKind.Enum)) ?? JoinMode.WaitAny;
        }
        catch (Exception e) when (InputException.Explains(e))
        {
            throw InputException.About(Mode!, e);
        }
    }

    protected internal override void Execute(ActivityExecutionContext context)
    {
        if (context.Execution.Parent is { Flow: not null } chart)
        {
            var around = new ActivityExecutionContext(context.Run);
            around.Begin(chart);
            new FlowRound(around, (Flowchart)chart.Node.Activity).CancelBefore(context.Node);
        }
    }
}
