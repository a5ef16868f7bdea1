using Qingyi.Domain.People;

namespace Qingyi.Domain.Returns;

/// <summary>What does not happen to a return, with the sentence that says what to do instead.</summary>
public static class ReturnRefusals
{
    internal const string MergedCode = "return-merged";

    public static Refusal NoSuchReturn { get; } = new("no-such-return", "没有这份报送，或者您无权查看。");
    public static Refusal NoSuchDuty { get; } = new("no-such-return", "本单位没有这项报送任务；请从“报送”列表中打开。");
    public static Refusal Changed { get; } = new("return-changed", "别人刚刚改过这份报送；请核对现在的内容后再提交，您填写的内容仍在。");
    public static Refusal NotFiller { get; } = new("not-permitted", $"报送由本单位的{Names(ReturnLifecycle.Fillers)}填报。");
    public static Refusal NotReceiver { get; } = new("return-not-yours", $"接收和退回由收报单位的{Names(ReturnLifecycle.Receivers)}办理。");
    public static Refusal NotCounted { get; } = new("return-not-counted", "还没有取数；请先取数，核对后再报送。");
    public static Refusal MergeStale { get; } = new("return-merge-stale", "取数之后，下级报送又有接收或者退回；请重新取数，核对合计后再报送。");
    public static Refusal NoReason { get; } = new("invalid-data", "请写明退回的理由，填报单位要据此更正。");
    public static Refusal NobodyToChase { get; } = new("return-nobody-missing", "这一期没有未报送的单位，不需要催报。");
    public static Refusal NoTemplate { get; } = new("no-such-return", "没有这种报表，或者本单位不用它报送。");

    public static Refusal Missing(IReadOnlyCollection<string> units) =>
        new("return-units-missing", $"还有 {units.Count} 个单位没有报送或者没有接收：{string.Join('、', units.Take(5))}{(units.Count > 5 ? "等" : "")}。请先催报；确需先报的，写明缺报说明。");

    public static Refusal NotNow(ReturnTrigger trigger, string state) => new("return-state", (trigger, state) switch
    {
        (ReturnTrigger.Submit, ReturnState.Submitted or ReturnState.Received) => "这份报送已经报出，不能重复报送；需要更正的，请收报单位退回。",
        (ReturnTrigger.Fill, ReturnState.Submitted or ReturnState.Received) => "这份报送已经报出，不能再改；需要更正的，请收报单位退回。",
        (ReturnTrigger.Receive, ReturnState.Received) => "这份报送已经接收。",
        (ReturnTrigger.Receive or ReturnTrigger.SendBack, _) => $"这份报送现在是“{ReturnState.Names[state]}”，还没有报来。",
        _ => $"这份报送现在是“{ReturnState.Names[state]}”，请先取数填报。",
    });

    internal static Refusal ByCode(string code, string? mergedInto) => code == MergedCode
        ? new(MergedCode, $"这份报送已经汇总进“{mergedInto}”并且报出；请先由上级退回那一份，再退回本份。")
        : code == NotFiller.Code ? NotFiller : NotReceiver;

    private static string Names(IEnumerable<string> roles) => string.Join('、', roles.Select(r => Role.Names[r]));
}
