using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Matters;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Returns;

/// <summary>What the registers hold of the running quarter, so that nobody counts by hand what the house knows.</summary>
public sealed class ReturnFigures(CaseDb db)
{
    /// <param name="path">Of the organisation that reports: it and everything below count.</param>
    public async Task<IReadOnlyDictionary<string, decimal>> Of(string path, DateOnly today, CancellationToken cancellation)
    {
        var from = LegalDay.Start(new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1));
        string[] kinds = [MatterKind.Surrender.Code, MatterKind.RepVisit.Code, MatterKind.Rectification.Code];
        var below = await db.Organisations.Where(o => o.Path.StartsWith(path)).Select(o => o.Id).ToListAsync(cancellation);
        var matters = await db.Cases.AsNoTracking().Where(c => kinds.Contains(c.Kind) && c.InstitutionId != null && below.Contains(c.InstitutionId) && c.Stage != CaseStage.Cancelled)
            .Where(c => c.ReceivedAt >= from || c.Stage == CaseStage.Underway).ToListAsync(cancellation);
        var fresh = matters.Where(m => m.ReceivedAt >= from).ToLookup(m => m.Kind);
        return new Dictionary<string, decimal>(StringComparer.Ordinal)
        {
            ["surrenders"] = fresh[MatterKind.Surrender.Code].Count(),
            ["surrendered-amount"] = fresh[MatterKind.Surrender.Code].Sum(Amount),
            ["rep-visits"] = fresh[MatterKind.RepVisit.Code].Count(),
            ["rectifications"] = fresh[MatterKind.Rectification.Code].Count(),
            ["rectifications-open"] = matters.Count(m => m.Kind == MatterKind.Rectification.Code && m.Stage == CaseStage.Underway),
        };
    }

    private static decimal Amount(Case of) => of.Facts.Records.Select(r => r.Codes["amount"]).LastOrDefault(a => a is not null) is { } amount
        ? decimal.Parse(amount.ToJsonString(), CultureInfo.InvariantCulture)
        : 0;
}
