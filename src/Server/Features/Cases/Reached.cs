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

    /// <param name="step">One of the constants, or the year in which a case was closed with a grading, also with the tier (2026-notify); anything else narrows nothing.</param>
    public static IQueryable<Case> ThatReached(this IQueryable<Case> cases, CaseDb db, string? step)
    {
        if (Graded(step) is var (year, tier))
        {
            return cases.Where(c => db.ClosedGradings.Any(g => g.CaseId == c.Id && g.Year == year && (tier == null ? g.Tier != "none" : g.Tier == tier)));
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
    public static string? Word(string? step) => step is Verified or Filed or Handled or Published ? "cases.reached." + step : Graded(step) is (_, var tier) ? tier is null ? "cases.reached.year" : "cases.reached.tier" : null;

    /// <summary>Year and name of the tier, for the word of a step.</summary>
    public static object[] Values(string step) => Graded(step) is (var year, { } tier) ? [year.ToString(CultureInfo.InvariantCulture), Investigation.GradingWords.Tier(tier)] : [step, ""];

    private static (int Year, string? Tier)? Graded(string? step) =>
        step?.Split('-') is [var text, .. var rest] && rest.Length < 2 && text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? (year, rest.Length == 0 ? null : rest[0]) : null;

    // Closed cases count where they were graded: others ended before.
    private static List<CaseStage> Underway(CaseStage first) => [.. Enum.GetValues<CaseStage>().Where(s => s >= first && s is not (CaseStage.Disposed or CaseStage.Closed))];
}
