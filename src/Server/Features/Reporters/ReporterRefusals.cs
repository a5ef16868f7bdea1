using Qingyi.Domain;
using Qingyi.Server.Features.Satisfaction;

namespace Qingyi.Server.Features.Reporters;

/// <summary>Why something cannot be done between a reporter and those who handle her case.</summary>
public static class ReporterRefusals
{
    public const int LongestLetter = 20_000;

    public static Refusal NoLetter { get; } = new("invalid-data", $"请写明要说的内容，最多{LongestLetter}字。");
    public static Refusal NoTip { get; } = new("no-reporter", "本案不是由举报开始的，没有可以联系的举报人。");
    public static Refusal NothingAnswered { get; } = new("not-answered-yet", "还没有答复办理结果；收到结果以后才能评价、申请复核。");
    public static Refusal RatedAlready { get; } = new("rated-already", "您已经评价过，评价只能提交一次。");
    public static Refusal AskedAlready { get; } = new("review-asked", "您已经申请过复核，复核只能申请一次。");
    public static Refusal NoSuchScore { get; } = new("invalid-data", $"评价请选1到{TakeSheet.Best}分，{TakeSheet.Best}分为很满意。");

    public static Refusal TooLate(DateOnly last) => new("review-late", $"申请复核的期限到{last:yyyy年M月d日}为止，已经过期；有新的情况请重新举报。");

    public static Refusal UnknownAbout(string about) => new("invalid-data", $"没有“{about}”这种来信；不填为补充情况，可选：{ReporterLetter.Retaliation}（打击报复）、{ReporterLetter.Review}（申请复核）。");
}
