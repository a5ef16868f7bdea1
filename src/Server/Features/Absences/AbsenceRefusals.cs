using Qingyi.Domain;

namespace Qingyi.Server.Features.Absences;

/// <summary>Sentences of 请假与代理.</summary>
public static class AbsenceRefusals
{
    public static Refusal NoSuchAbsence { get; } = new("no-such-absence", "没有这条请假记录，或者您无权办理。");
    public static Refusal BadDays { get; } = new("invalid-data", "请填写首日和末日：首日不早于今天，末日不早于首日，一次不超过一年。");
    public static Refusal BadGround { get; } = new("invalid-data", "请选择请假事由。");
    public static Refusal NotAbove { get; } = new("not-permitted", "只能为自己登记，或者由职务更高的负责人、上级机关的负责人代为登记。");
    public static Refusal NoSuchPerson { get; } = new("no-such-person", "没有这个人，或者账号已经停用。");
    public static Refusal UnfitSubstitute { get; } = new("unfit-substitute", "代理人须是本单位或者上级机关的在职人员，不能是本人，也不能兼任系统管理、审计等监督岗位。");
    public static Refusal NotLendable { get; } = new("unfit-substitute", "系统管理、审计等监督岗位不能由他人代理。");
    public static Refusal Circle { get; } = new("substitution-circle", "代理关系绕成一圈：代理人在这几天也请假，并且最终由请假人代理。请另选代理人。");
    public static Refusal Over { get; } = new("absence-over", "这次请假已经结束或者撤销，不能再改。");
    public static Refusal NotShorter { get; } = new("invalid-data", "新的末日不能早于今天或者首日，并且要早于原来的末日；马上结束请用“撤销”。");

    public static Refusal Overlaps(DateOnly from, DateOnly until) => new("absence-overlaps", $"与已经登记的请假（{from:yyyy-MM-dd} 至 {until:yyyy-MM-dd}）重叠；请先撤销或者缩短那一次。");

    public static Refusal Ended(string name) => new("substitution-ended", $"您代{name}办理的期间已经结束，没有办理；请交回本人。");
}
