using System.Globalization;
using Qingyi.Domain.Cases;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Cases;

/// <summary>Cases that came as far as a step, wherever they stand now: what the figures of a campaign count, and the lists behind them show.</summary>
public static class Reached
{
    public const string Verified = "verified";
    public const string Filed = "filed";
    public const string Handled = "handled";
    public const string Published = "published";

    private static readonly List<CaseStage> FromVerification = [.. Enum.GetValues<CaseStage>().Where(s => s >= CaseStage.Verification)];
    private static readonly List<CaseStage> FromFiling = Underway(CaseStage.Filing);
    private static readonly List<CaseStage> FromService = Underway(CaseStage.Service);

    /// <param name="step">One of the constants, or the year in which a case was closed with a grading; anything else narrows nothing.</param>
    public static IQueryable<Case> ThatReached(this IQueryable<Case> cases, CaseDb db, string? step)
    {
        if (int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return cases.Where(c => db.ClosedGradings.Any(g => g.CaseId == c.Id && g.Year == year && g.Tier != "none"));
        }

        return step switch
        {
            Verified => cases.Where(c => FromVerification.Contains(c.Stage)),
            Filed => cases.Where(c => FromFiling.Contains(c.Stage) || db.ClosedGradings.Any(g => g.CaseId == c.Id)),
            Handled => cases.Where(c => FromService.Contains(c.Stage) || db.ClosedGradings.Any(g => g.CaseId == c.Id)),
            Published => cases.Where(c => db.Notices.Any(n => n.CaseId == c.Id && n.Scope == "public")),
            _ => cases,
        };
    }

    /// <summary>Key of the word for a step; null: it narrows nothing.</summary>
    public static string? Word(string? step) => step is Verified or Filed or Handled or Published ? "cases.reached." + step : int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? "cases.reached.year" : null;

    // Closed cases count where they were graded: others ended before.
    private static List<CaseStage> Underway(CaseStage first) => [.. Enum.GetValues<CaseStage>().Where(s => s >= first && s is not (CaseStage.Disposed or CaseStage.Closed))];
}
