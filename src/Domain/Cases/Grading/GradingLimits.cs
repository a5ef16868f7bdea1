using System.Globalization;
using System.Text.Json.Nodes;

namespace Qingyi.Domain.Cases.Grading;

/// <summary>A person's grading stays inside the article that the rules found: no sanction that it lacks, no sum outside its range.</summary>
public static class GradingLimits
{
    public static Refusal? Refuse(JsonObject? response, GradingDecision decision)
    {
        if (response is null)
        {
            return CaseRefusals.NotGraded;
        }

        var fine = Sanction(response, "fine");
        if (decision.Fine is { } yuan && (fine is null || yuan < Amount(fine, "min") || yuan > Amount(fine, "max")))
        {
            return fine is null ? CaseRefusals.SanctionOutsideArticle(Texts.Of("cases.sanction.fine")) : CaseRefusals.FineOutsideRange(Amount(fine, "min"), Amount(fine, "max"));
        }

        if (decision.Fine is null && Mode(fine) == "must" && !decision.Deviates)
        {
            return CaseRefusals.FineIsCompulsory;
        }

        var suspension = Sanction(response, "suspension");
        if (decision.SuspensionMonths is { } months && (suspension is null || months < Amount(suspension, "minMonths") || months > Amount(suspension, "maxMonths")))
        {
            return CaseRefusals.SanctionOutsideArticle(Texts.Of("cases.sanction.suspension"));
        }

        return decision.Revocation && Sanction(response, "revocation") is null ? CaseRefusals.SanctionOutsideArticle(Texts.Of("cases.sanction.revocation")) : null;
    }

    private static JsonObject? Sanction(JsonObject response, string kind) =>
        (response["sanctions"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(s => s["kind"]?.GetValue<string>() == kind);

    private static string? Mode(JsonObject? sanction) => sanction?["mode"]?.GetValue<string>();

    private static decimal Amount(JsonObject sanction, string field) =>
        decimal.Parse(sanction[field]?.ToJsonString() ?? "0", CultureInfo.InvariantCulture);
}
