using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Returns;

/// <summary>汇总上报: the codes and figures of the matter's last form go to the upper commission; no text of anybody.</summary>
public static class ReportMatter
{
    public static Refusal? Up(Transition t)
    {
        var records = t.Case.Facts.Records;
        var figures = records.Count == 0 ? [] : records[^1].Codes.DeepClone().AsObject();
        var period = records.Select(r => r.Codes["period"]?.ToString()).LastOrDefault(p => p is not null);
        if (t.Db.Partners.FirstOrDefault(p => p.Kind == "upper") is not { } upper)
        {
            t.Audit("reported-up", new JsonObject { ["to"] = "paper" });
            return null;
        }

        var message = t.Send("report-up", upper.Name, new Client.ReportUp(t.Case.Kind, t.Case.Kind, t.Case.OrganisationId, figures, period, t.Case.Number));
        t.Audit("reported-up", new JsonObject { ["to"] = upper.Name, ["message"] = message });
        return null;
    }
}
