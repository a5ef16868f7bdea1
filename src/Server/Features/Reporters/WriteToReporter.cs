using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Reporters;

/// <summary>致信举报人: a question or a word into the tip's sealed thread, from whoever may read it; she finds it when she looks in with her receipt.</summary>
public sealed class WriteToReporter(CaseDb db, OpenTip open, Transitions transitions)
{
    /// <summary>The tip of a case whose sender holds a receipt. A transfer of another organ has none: it asks with its own signature.</summary>
    public static async Task<TipRow?> Reached(CaseDb db, string caseId, CancellationToken cancellation) =>
        await db.Tips.AsNoTracking().FirstOrDefaultAsync(t => t.CaseId == caseId && !db.Inbound.Any(i => i.CaseId == caseId && i.Kind == "transfer"), cancellation);

    public async Task<Outcome<string>> Write(string caseId, string? text, CancellationToken cancellation)
    {
        var found = await open.Find(caseId, cancellation);
        if (!found.Done)
        {
            return found.Refusal!;
        }

        if (await Reached(db, caseId, cancellation) is not { } tip)
        {
            return ReporterRefusals.NoTip;
        }

        return string.IsNullOrWhiteSpace(text) || text.Length > ReporterRefusals.LongestLetter
            ? ReporterRefusals.NoLetter
            : await transitions.Run<string>(caseId, found.Value!.Seat, t =>
            {
                var id = TipThread.Put(t, tip, text, fromReporter: false);
                t.Audit("wrote-to-reporter", new JsonObject { ["message"] = id });
                return Task.FromResult<Outcome<string>>(id);
            }, cancellation);
    }
}
