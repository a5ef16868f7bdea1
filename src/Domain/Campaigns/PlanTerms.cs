namespace Qingyi.Domain.Campaigns;

/// <summary>The matters in which notices of one campaign differ, with the number of the known conflict.</summary>
public static class PlanTerms
{
    private static Dictionary<string, (string Subject, int Conflict)> Known => new()
    {
        ["report-timing"] = (Texts.Of("campaigns.term.report-timing"), 3),
        ["study-scope"] = (Texts.Of("campaigns.term.study-scope"), 9),
        ["red-packet"] = (Texts.Of("campaigns.term.red-packet"), 10),
        ["hand-in"] = (Texts.Of("campaigns.term.hand-in"), 11),
        ["principal-role"] = (Texts.Of("campaigns.term.principal-role"), 12),
        ["conduct-code"] = (Texts.Of("campaigns.term.conduct-code"), 13),
        ["practice-suspension"] = (Texts.Of("campaigns.term.practice-suspension"), 14),
        ["firm-notice"] = (Texts.Of("campaigns.term.firm-notice"), 15),
        ["coordinator"] = (Texts.Of("campaigns.term.coordinator"), 16),
        ["annex-text"] = (Texts.Of("campaigns.term.annex-text"), 19),
    };

    public static IReadOnlyCollection<string> Keys => Known.Keys;

    public static string Subject(string key) => Known[key].Subject;

    public static int Conflict(string key) => Known[key].Conflict;
}
