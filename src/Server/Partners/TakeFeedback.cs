using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Reporting;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Partners;

/// <summary>反馈: finds what we sent by the receipt that we were given, and lands on the case.</summary>
public sealed class TakeFeedback(CaseDb db, Transitions transitions, WriteGate gate, Ids ids, TimeProvider clock)
{
    private static readonly string[] Outcomes = ["accepted", "rejected", "returned", "concluded"];

    public async Task<Outcome<string>> Take(SignedMessage message, Feedback feedback, CancellationToken cancellation)
    {
        if (!Outcomes.Contains(feedback.Outcome))
        {
            return Refusals.Of("invalid-data.feedback-outcome", feedback.Outcome, string.Join('、', Outcomes));
        }

        if (feedback.Text.Length > 20_000)
        {
            return Refusals.Of("invalid-data.partner-text-too-long");
        }

        // A receipt that we have not stored yet is on its way: the sender tries again.
        var sent = await db.Outbox.AsNoTracking().FirstOrDefaultAsync(o => o.Partner == message.Partner.Name && o.Receipt == feedback.Receipt, cancellation);
        if (sent is null)
        {
            return Refusals.Of("no-such-message");
        }

        return sent.CaseId is { } id ? await OnCase(id, sent, message, feedback, cancellation) : await WithoutCase(sent, message, feedback, cancellation);
    }

    private Task<Outcome<string>> OnCase(string caseId, OutboxRow sent, SignedMessage message, Feedback feedback, CancellationToken cancellation) =>
        transitions.Run<string>(caseId, CaseLifecycle.System, async t =>
        {
            if (await Receiving.IsRepeat(t.Db, message, cancellation))
            {
                return Receiving.Repeated;
            }

            var text = t.Seal(feedback.Text);
            var receipt = Receiving.Store(t.Db, message, "feedback", t.NewId(), new { feedback.Receipt, feedback.Outcome, Text = text }, caseId, t.Now);
            var awaited = t.Case.AwaitedTransfer;
            t.Case.HearBack(sent.Id, null, feedback.Outcome, text);
            t.Audit("partner-feedback", new JsonObject
            {
                ["partner"] = message.Partner.Name, ["message"] = sent.Id, ["receipt"] = feedback.Receipt, ["outcome"] = feedback.Outcome, ["text"] = text,
            });
            TransferWire.Arrived(t, awaited, sent.Id, feedback.Outcome);
            return receipt;
        }, cancellation);

    private async Task<Outcome<string>> WithoutCase(OutboxRow sent, SignedMessage message, Feedback feedback, CancellationToken cancellation)
    {
        using var turn = await gate.Write(cancellation);
        var now = clock.GetUtcNow();
        var receipt = Receiving.Store(db, message, "feedback", ids.New(), feedback, null, now);
        await AuditChain.Append(db, PartnerRegistry.Chain(message.Partner.Name), now, "partner-feedback", null,
            new JsonObject { ["message"] = sent.Id, ["receipt"] = feedback.Receipt, ["outcome"] = feedback.Outcome }, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return receipt;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            // Another node saved a copy, or another message of this partner, at the same instant; a new message is sent again by its sender.
            db.ChangeTracker.Clear();
            return await Receiving.IsRepeat(db, message, cancellation) ? Receiving.Repeated : Refusals.Of("too-many.feedback-without-case");
        }
    }
}
