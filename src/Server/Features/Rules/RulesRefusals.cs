using System.Globalization;
using Qingyi.Domain;

namespace Qingyi.Server.Features.Rules;

/// <summary>Why a schedule was not changed, tried or published.</summary>
public static class RulesRefusals
{
    public static Refusal NoSuchSchedule { get; } = new("no-such-schedule", "没有这个裁量基准或者数额表；请回到规则台重新选择。");
    public static Refusal NoSuchDraft { get; } = new("no-such-schedule", "没有这份草稿，或者您无权查看。");
    public static Refusal NoSuchSimulation { get; } = new("no-such-schedule", "没有这次试算，或者您无权查看。");
    public static Refusal OtherArea { get; } = new("not-permitted", "这一项属于其他地区或者全国，本机关不能修改；可以为本地区另订。");
    public static Refusal NoArea { get; } = new("no-area", "本机关没有登记行政区划代码，不能另订本地区的裁量基准；请系统管理员补登以后再办。");
    public static Refusal OnlyTables { get; } = new("only-tables", "法定数额由上级统一维护；本地区只能另订裁量基准。");
    public static Refusal NotYours { get; } = new("not-permitted", "只能由拟稿机关的业务主管办理。");
    public static Refusal DraftOpen { get; } = new("draft-open", "这一项已有正在拟订的草稿，请在那份草稿上修改。");
    public static Refusal Settled { get; } = new("draft-settled", "草稿已经送审、发布或者放弃，不能再改；已送审的可以先撤回。");
    public static Refusal ReasonMissing { get; } = new("reason-missing", "请写明理由。");
    public static Refusal ReasonTooLong { get; } = new("invalid-data", "理由最多500个字。");
    public static Refusal NotSimulated { get; } = new("not-simulated", "请先用现在的内容试算比对，再送审；内容改过以后，要重新试算。");
    public static Refusal RulesMoved { get; } = new("rules-moved", "试算以后，现行的裁量基准或者规则有了变动；请撤回草稿，重新试算后再送审。");
    public static Refusal SimulationRuns { get; } = new("simulation-runs", "试算还没有完成，请稍候再送审。");
    public static Refusal NotSubmitted { get; } = new("not-submitted", "草稿不在待审批的状态，可能已由他人办理或者撤回。");
    public static Refusal OwnDraft { get; } = new("own-draft", "须由另一名业务主管或者领导审批，参与拟稿的人不能审批。");
    public static Refusal NotApprover { get; } = new("not-permitted", "由本机关或者上级机关的另一名业务主管或者领导审批。");
    public static Refusal Unchanged { get; } = new("unchanged", "内容与现行版本相同，没有要发布的改动。");
    public static Refusal Conflict { get; } = new("schedule-changed", "这份草稿刚刚被别人改动，请刷新后再办理。");
    public static Refusal Faulty(int faults) => new("schedule-faults", string.Create(CultureInfo.InvariantCulture, $"还有{faults}处必须改正的问题，不能试算或者发布；请按标出的位置逐条改正。"));
    public static Refusal Stale(string who, DateTimeOffset at) => new("stale-draft", $"{who}于{Web.Show.ShortMoment(at)}保存了这份草稿；下面是您填写的内容，尚未保存，请核对后再保存一次。");
}
