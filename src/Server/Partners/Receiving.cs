using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Partners;

/// <summary>What the three kinds of inbound messages share.</summary>
internal static class Receiving
{
    /// <summary>A copy of the message was stored between the first look and the transaction.</summary>
    public static Refusal Repeated { get; } = Refusals.Of("message-repeated");

    public static Task<bool> IsRepeat(CaseDb db, SignedMessage message, CancellationToken cancellation) =>
        db.Inbound.AnyAsync(i => (i.Partner == message.Partner.Name && i.MessageId == message.Id) || i.Fingerprint == message.Fingerprint, cancellation);

    /// <summary>Adds the row of the message to the unit of work.</summary>
    /// <param name="payload">Codes and figures only.</param>
    /// <returns>The receipt.</returns>
    public static string Store(CaseDb db, SignedMessage message, string kind, string receipt, object payload, string? caseId, DateTimeOffset now)
    {
        db.Inbound.Add(new InboundRow
        {
            Partner = message.Partner.Name,
            MessageId = message.Id,
            Kind = kind,
            Receipt = receipt,
            Payload = JsonSerializer.Serialize(payload, Transition.Plain),
            Fingerprint = message.Fingerprint,
            BodyHash = message.BodyHash,
            ReceivedAt = now,
            CaseId = caseId,
        });
        return receipt;
    }
}
