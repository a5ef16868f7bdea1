using System.Text.Json;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Grading;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Grading;

/// <summary>What a closed case comes to as a precedent (类案): codes and figures, nothing that names anybody. Searched by its index alone.</summary>
public sealed class ClosedGrading
{
    public required string CaseId { get; init; }

    /// <summary>The commission that decided: its jurisdiction is what cases are compared in.</summary>
    public required string OrganisationId { get; set; }

    /// <summary>The codes of the proven conduct in alphabetical order, joined by <c>+</c>; a case of two kinds is like cases of the same two.</summary>
    public required string Conduct { get; set; }
    public required string Subject { get; set; }

    /// <summary>The first article cited, so that cases under a repealed text are not held against those under the new one; empty where none is.</summary>
    public required string Article { get; set; }

    /// <summary>Fen; null where the sum is not known.</summary>
    public long? Amount { get; set; }
    public required string Tier { get; set; }

    /// <summary>Fen; null where nothing was fined.</summary>
    public long? Fine { get; set; }
    public int? SuspensionMonths { get; set; }
    public bool Revocation { get; set; }
    public required int Year { get; set; }

    /// <summary>Keeps the row in step with the case: it is there while the case is closed on a decision that stands.</summary>
    internal static void Keep(Transition t)
    {
        if (t.Case.Fired.Count == 0 || t.Case.Kind != Case.OfCase || (t.Case.Stage != CaseStage.Closed && t.Case.Facts is { Correction: null, Redone.Count: 0 }))
        {
            return;
        }

        var row = t.Db.ClosedGradings.Find(t.Case.Id);
        if (Of(t.Case) is not { } now)
        {
            if (row is not null)
            {
                t.Db.ClosedGradings.Remove(row);
            }
        }
        else if (row is null)
        {
            t.Db.ClosedGradings.Add(now);
        }
        else
        {
            t.Db.Entry(row).CurrentValues.SetValues(now);
        }
    }

    /// <summary>Null for a case that is no precedent: not closed, decided by nobody, facts not made out, or decision changed or annulled.</summary>
    public static ClosedGrading? Of(Case of)
    {
        var f = of.Facts;
        if (of.Stage != CaseStage.Closed || f is not { Proposal: { } proposal, Grading: { } graded, Decision: { Kind: not "dismiss" } decision, Correction: null, Closure: { } closure })
        {
            return null;
        }

        var request = GradingJson.Read(proposal.Request.ToJsonString()).Request!;
        return new ClosedGrading
        {
            CaseId = of.Id, OrganisationId = of.OrganisationId, Conduct = ConductOf(request), Subject = Code(request.Subject.Kind), Article = ArticleOf(GradingJson.ReadResponse(proposal.Response.ToJsonString())),
            Amount = AmountOf(request), Tier = graded.Tier, Fine = (long?)(decision.Grading?.Fine * 100), SuspensionMonths = decision.Grading?.SuspensionMonths,
            Revocation = decision.Grading?.Revocation ?? false, Year = Domain.Deadlines.LegalDay.Of(closure.Signed.At).Year,
        };
    }

    public static string ConductOf(GradingRequest request) =>
        string.Join('+', request.Findings.Where(f => f.Proven).Select(f => Code(f.Conduct)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    public static string ArticleOf(GradingResponse response) => response.Law is [var first, ..] ? $"{first.Statute} {first.Article}" : "";

    /// <summary>The proven sum in fen.</summary>
    public static long? AmountOf(GradingRequest request)
    {
        var amounts = request.Findings.Where(f => f.Proven).Select(f => f.Amount).ToList();
        return amounts.Count == 0 || amounts.Contains(null) ? null : (long)(amounts.Sum(a => a!.Value) * 100);
    }

    public static string Code<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
