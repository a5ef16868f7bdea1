using System.Text.Json.Nodes;
using Qingyi.Client;
using Qingyi.Domain.Cases;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Reporting;

/// <summary>移送反馈: the organ that handed us a matter hears by itself that we took it and how it ended.</summary>
public static class SenderFeedback
{
    /// <summary>Adds the message that the case owes its sender after this transition, if any.</summary>
    public static void Tell(Transition t)
    {
        if (t.Case.NewsForSender() is not { } outcome)
        {
            return;
        }

        var from = t.Case.Facts.CameFrom!;
        t.Case.TellSender(outcome);
        var registered = t.Db.Partners.Any(p => p.Name == from.Partner);
        var message = registered ? t.Send("feedback", from.Partner, new Feedback(from.Receipt, outcome, Sentence(t.Case, outcome))) : null;
        t.Audit("sender-told", new JsonObject { ["partner"] = from.Partner, ["outcome"] = outcome, ["message"] = message, ["by"] = registered ? "wire" : "paper" });
    }

    /// <summary>The Chinese word of an outcome; a partner's unknown one is shown as it came.</summary>
    public static string Word(string? outcome) => outcome switch
    {
        "accepted" => "已接收", "rejected" => "不予受理", "returned" => "退回", "concluded" => "已办结", _ => outcome ?? "",
    };

    // Written from codes: what handlers and reporters wrote stays here.
    private static string Sentence(Case of, string outcome) => outcome switch
    {
        "accepted" => $"贵单位移送的{of.Facts.CameFrom!.Number}已受理，案号{of.Number}。",
        "rejected" => $"贵单位移送的{of.Facts.CameFrom!.Number}经审查不予受理。",
        _ => $"贵单位移送的{of.Facts.CameFrom!.Number}已办结：{Result(of)}。",
    };

    private static string Result(Case of) => of.Facts switch
    {
        { Decision: { Kind: "penalise" } decision } => $"已作出处理决定（{decision.Number}）",
        { Decision.Kind: "no-penalty" } => "决定不予处罚",
        { Decision: not null } => "违法事实不成立，不予处理",
        { Disposal.Kind: "transfer" } => "已移送有管辖权的机关",
        { Disposal.Kind: "keep-on-file" } => "线索暂存待查",
        { Disposal: not null } => "经核实问题不属实，予以了结",
        _ => "已办理完毕",
    };
}
