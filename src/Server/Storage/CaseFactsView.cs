using System.Text.Json.Nodes;
using Qingyi.Domain.Cases;

namespace Qingyi.Server.Storage;

/// <summary>What a drawing may ask about a case, as <c>facts.…</c>: codes, figures and yes or no. Names and texts are left out.</summary>
public static class CaseFactsView
{
    public static void Fill(JsonObject view, Case of)
    {
        var f = of.Facts;
        var sanctions = Kinds(f.Proposal?.Response, "sanctions");
        view["conduct"] = of.Conduct;
        view["stage"] = of.Stage.ToString();
        view["verification"] = f.Verification?.Conclusion;
        view["tier"] = f.Grading?.Tier ?? f.Proposal?.Response["tier"]?.GetValue<string>();
        view["deviates"] = f.Grading?.Deviates ?? false;
        view["fine"] = f.Grading?.Fine;
        view["suspensionMonths"] = f.Grading?.SuspensionMonths;
        view["revocation"] = f.Grading?.Revocation ?? false;
        view["hearingOffered"] = f.PriorNotice?.HearingOffered ?? false;
        view["defence"] = f.Defence?.Kind;
        view["hearingHeld"] = f.Hearing?.Result is not null;
        view["discussionRequired"] = CaseLifecycle.DiscussionRequired(f);
        view["decision"] = f.Decision?.Kind;
        view["penalised"] = f.Decision?.Kind == "penalise";
        view["licenceMeasure"] = f.Grading is { Revocation: true } or { SuspensionMonths: > 0 };
        view["moneyMeasure"] = f.Grading?.Fine > 0 || sanctions.Contains("confiscation") || sanctions.Contains("return-to-patient");
        view["insuranceMeasure"] = Any(f.Proposal?.Response, "insurance");
        view["personnelMeasure"] = Any(f.Proposal?.Response, "personnel");
        view["transferMeasure"] = Any(f.Proposal?.Response, "transfers");
        view["noticeScope"] = f.Notice?.Scope;
        view["kind"] = of.Kind;
        view["institution"] = of.InstitutionId;
        view["openedBy"] = f.Matter?.Opened.By;
        view["given"] = f.Matter?.Given?.DeepClone() ?? new JsonObject();
        view["forms"] = FormsOf(of);
        view["noticeShown"] = f.Notice is { PublishedAt: not null, WithdrawnAt: null };
        view["measuresTaken"] = f.Measures.Count > 0;
        view["challenge"] = f.Challenges.Count > 0 ? f.Challenges[^1].Kind : null;
        view["challengeResult"] = f.Challenges.Count > 0 ? f.Challenges[^1].Result : null;
        view["correction"] = f.Correction?.Kind;
    }

    /// <summary>The last form of each step, with the outcome that it was handed in with.</summary>
    private static JsonObject FormsOf(Case of)
    {
        var forms = new JsonObject();
        foreach (var record in of.Facts.Records)
        {
            var codes = record.Codes.DeepClone().AsObject();
            codes["outcome"] = record.Outcome;
            forms[record.Step] = codes;
        }

        return forms;
    }

    private static bool Any(JsonObject? response, string list) => response?[list] is JsonArray { Count: > 0 };

    private static HashSet<string> Kinds(JsonObject? response, string list) =>
        [.. (response?[list] as JsonArray ?? []).OfType<JsonObject>().Select(s => s["kind"]?.GetValue<string>() ?? "")];
}
