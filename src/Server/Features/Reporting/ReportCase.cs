using System.Text.Json.Nodes;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Reporting;

/// <summary>上报: codes and figures of the decision go to the upper commission; no name of anybody.</summary>
public static class ReportCase
{
    public static Refusal? Up(Transition t)
    {
        var upper = t.Db.Partners.FirstOrDefault(p => p.Kind == "upper");
        if (upper is null)
        {
            // Nobody above is connected: the report stands in the case's file and leaves by paper.
            t.Audit("reported-up", new JsonObject { ["to"] = "paper" });
            return t.Case.ReportUp(t.NewId(), "paper", t.Now);
        }

        var figures = new JsonObject
        {
            ["conduct"] = t.Case.Conduct,
            ["tier"] = t.Case.Facts.Grading?.Tier,
            ["decision"] = t.Case.Facts.Decision?.Kind,
            ["fine"] = t.Case.Facts.Decision?.Grading?.Fine,
        };
        var message = t.Send("report-up", upper.Name, new Client.ReportUp("case-result", "case", t.Case.OrganisationId, figures, Text: $"{t.Case.Number}：{GradingWords.Tier(t.Case.Facts.Grading?.Tier ?? "none")}"));
        t.Audit("reported-up", new JsonObject { ["to"] = upper.Name, ["message"] = message });
        return t.Case.ReportUp(message, upper.Name, t.Now);
    }
}

/// <summary>移送: each organ that the grading names gets the matter; who is not connected gets it by paper.</summary>
public static class TransferCase
{
    public static Refusal? Out(Transition t)
    {
        var wanted = (t.Case.Facts.Proposal?.Response["transfers"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        if (wanted.Count == 0)
        {
            wanted.Add(new JsonObject { ["to"] = "health-authority", ["basis"] = Texts.Of("reporting.transfer-case.basis") });
        }

        foreach (var transfer in wanted.Where(w => !t.Case.Facts.Reports.Any(r => r.Kind == "transfer" && r.To == w["to"]!.GetValue<string>())))
        {
            var to = transfer["to"]!.GetValue<string>();
            var partner = t.Db.Partners.FirstOrDefault(p => p.Kind == to)
                ?? (to == "health-authority" ? t.Db.Partners.FirstOrDefault(p => p.Kind == "upper") : null);
            var message = partner is null
                ? t.NewId()
                : t.Send("transfer", partner.Name, new TransferMessage(
                    to, t.Case.Number, Texts.Of("reporting.transfer-case.title", GradingWords.Conduct(t.Case.Conduct)), Texts.Of("reporting.transfer-case.text"), transfer["basis"]?.GetValue<string>() ?? "", t.Case.Conduct));
            t.Audit("transferred", new JsonObject { ["to"] = to, ["message"] = message, ["by"] = partner is null ? "paper" : "wire" });
            if (t.Case.TransferOut(message, to, t.Now) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }
}
