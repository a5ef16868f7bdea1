using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Partners;

/// <summary>下级上报: stored for the list of reports; the result of a case is acknowledged with a feedback of its own.</summary>
public sealed class TakeReport(IDbContextFactory<CaseDb> dbs, WriteGate gate, Ids ids, TimeProvider clock)
{
    /// <summary>The campaign that stands in a report of a case's result; its obligation is <c>case</c>.</summary>
    public const string CaseResult = "case-result";
    private const int Attempts = 5;

    public async Task<Outcome<string>> Take(SignedMessage message, ReportUp report, CancellationToken cancellation)
    {
        if (Fault(report) is { } fault)
        {
            return fault;
        }

        for (var attempt = 1; ; attempt++)
        {
            // Head and link of the partner's chain are read and written in one turn.
            using var turn = await gate.Write(cancellation);
            await using var db = await dbs.CreateDbContextAsync(cancellation);
            if (await Receiving.IsRepeat(db, message, cancellation))
            {
                return Receiving.Repeated;
            }

            var receipt = await Write(db, message, report, cancellation);
            try
            {
                await db.SaveChangesAsync(cancellation);
                return receipt;
            }
            catch (DbUpdateException failure) when (attempt < Attempts && failure.IsConflict())
            {
                // Another node was faster with a message of this partner, or with a copy of this one.
            }
        }
    }

    private async Task<string> Write(CaseDb db, SignedMessage message, ReportUp report, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var receipt = Receiving.Store(db, message, "report-up", ids.New(), report, null, now);
        if (report.Campaign == CaseResult)
        {
            db.Outbox.Add(new OutboxRow
            {
                Id = ids.New(),
                Kind = "feedback",
                Partner = message.Partner.Name,
                Payload = JsonSerializer.Serialize(new Feedback(receipt, "accepted", Texts.Chinese("partners.take-report.receipt")), Transition.Plain),
                CreatedAt = now,
                NextTry = now,
            });
        }

        await AuditChain.Append(db, PartnerRegistry.Chain(message.Partner.Name), now, "report-received", null,
            new JsonObject { ["receipt"] = receipt, ["campaign"] = report.Campaign, ["obligation"] = report.Obligation, ["period"] = report.Period }, cancellation);
        return receipt;
    }

    private static Refusal? Fault(ReportUp report)
    {
        foreach (var (path, value, longest) in new[]
        {
            ("$.campaign", report.Campaign, 100), ("$.obligation", report.Obligation, 100), ("$.organisation", report.Organisation, 100), ("$.period", report.Period ?? "-", 40),
        })
        {
            if (string.IsNullOrWhiteSpace(value) || value.Length > longest)
            {
                return Refusals.Of("invalid-data.partner-field-length", path, longest);
            }
        }

        return report.Text?.Length > 20_000 ? Refusals.Of("invalid-data.partner-text-too-long") : null;
    }
}
