using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Grading;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Grading;

/// <summary>裁量建议: the investigation's facts go to the rules; request and whole answer are kept, so that the proposal can be replayed.</summary>
public static class ProposeGrading
{
    public static Refusal? For(Transition t)
    {
        if (t.Case.Facts.Investigation is not { } report)
        {
            return Refusals.Of("no-investigation-report.to-grade");
        }

        var request = (JsonObject)report.Request.DeepClone();
        request["id"] = t.Case.Id;
        request["decidedOn"] = t.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (t.Db.Organisations.Find(t.Case.OrganisationId) is { } commission && Jurisdiction.Upward(t.Db, commission.Path).FirstOrDefault() is { } area)
        {
            request["jurisdiction"] = area;
        }

        var read = GradingJson.Read(request.ToJsonString());
        if (read.Fault is { } fault)
        {
            return Refusals.Of("facts-not-gradable", fault.Path, fault.Message);
        }

        var response = (JsonObject)JsonNode.Parse(GradingJson.Write(t.Rules.Grade(read.Request!, t.Today)))!;
        var ruleSet = response["ruleSet"]!.GetValue<string>();
        t.Audit("grading-proposed", new JsonObject { ["tier"] = response["tier"]?.GetValue<string>(), ["ruleSet"] = ruleSet });
        return t.Case.ProposeGrading(request, response, ruleSet, t.Now);
    }
}
