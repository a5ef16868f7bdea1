using Qingyi.Domain.Cases;

namespace Qingyi.Domain.Matters;

/// <summary>What a matter may not do, with the sentence that says what to do instead.</summary>
public static class MatterRefusals
{
    public const string NothingRecorded = "nothing-recorded";
    public const string NoInspectors = "no-inspectors";
    public const string NotReinspected = "not-reinspected";
    public const string HeadCancels = "head-cancels";

    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        [NothingRecorded] = "本事项还没有任何填报，不能办结；确实不需要办理的，请由科室负责人撤销并写明理由。",
        [NoInspectors] = "还没有确定两名检查人员，不能办结抽查；请先抽取检查人员。",
        [NotReinspected] = "还没有经另一名人员复查合格，不能销号；请安排没有办理过本事项其他步骤的人员复查。",
        [HeadCancels] = "撤销事项由科室负责人或者领导办理；请转给有权限的人员。",
    };

    public static Refusal NoSuchMatter { get; } = new("no-such-matter", "没有这个事项，或者您无权查看。");
    public static Refusal SameHand { get; } = new("same-hand", "这一步不能由办理过前面步骤的同一人办理；请退回待办，由其他人员签收。");
    public static Refusal SameInspector { get; } = new("same-inspector", "两名检查人员不能是同一个人；请另选一名。");
    public static Refusal TooFewInspectors { get; } = new("too-few-inspectors", "除去申报利益冲突的人员，可抽取的检查人员不足两名；请核对回避名单，或者请上级派员。");
    public static Refusal NothingToDraw { get; } = new("nothing-to-draw", "可抽取的医疗机构少于要抽取的数目；请减少数目，或者核对排除名单。");
    public static Refusal SameWitness { get; } = new("same-witness", "两名见证人不能是同一个人，也不能是上缴人本人；请另请一名见证人。");
    public static Refusal HandedInBeforeReceived { get; } = new("handed-in-before-received", "上缴时间早于收到时间；请核对两个时间。");
    public static Refusal NotYetCome { get; } = new("moment-not-yet-come", "时间还没有到；请填写实际发生的时间。");
    public static Refusal NeedsInstitution { get; } = new("institution-missing", "请选择涉及的医疗机构；只能选择本辖区内的机构。");

    public static Refusal UnknownKind(string? kind) => new("invalid-data", $"没有“{kind}”这种事项；可选：{string.Join('、', MatterKind.All.Select(k => k.Code))}。");

    public static Refusal NotUnderway(CaseStage stage) => new("matter-ended", $"本事项{stage.Chinese()}，不能再办理。");

    public static Refusal ByCode(string code) => new(code, Sentences[code]);
}
