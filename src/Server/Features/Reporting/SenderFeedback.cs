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
        "accepted" => Texts.Of("reporting.sender.accepted"), "rejected" => Texts.Of("reporting.sender.rejected"), "returned" => Texts.Of("reporting.sender.returned"),
        "concluded" => Texts.Of("reporting.arrived.closed"), _ => outcome ?? "",
    };

    // Written from codes: what handlers and reporters wrote stays here.
    private static string Sentence(Case of, string outcome) => outcome switch
    {
        "accepted" => Texts.Of("reporting.sender.accepted-sentence", of.Facts.CameFrom!.Number, of.Number),
        "rejected" => Texts.Of("reporting.sender.rejected-sentence", of.Facts.CameFrom!.Number),
        _ => Texts.Of("reporting.sender.closed-sentence", of.Facts.CameFrom!.Number, Result(of)),
    };

    private static string Result(Case of) => of.Facts switch
    {
        { Decision: { Kind: "penalise" } decision } => Texts.Of("reporting.sender.result-penalised", decision.Number),
        { Decision.Kind: "no-penalty" } => Texts.Of("reporting.sender.result-no-penalty"),
        { Decision: not null } => Texts.Of("reporting.sender.result-unfounded"),
        { Disposal.Kind: "transfer" } => Texts.Of("reporting.sender.result-transfer"),
        { Disposal.Kind: "keep-on-file" } => Texts.Of("reporting.sender.result-keep-on-file"),
        { Disposal: not null } => Texts.Of("reporting.sender.result-disposed"),
        _ => Texts.Of("reporting.sender.result-done"),
    };
}
