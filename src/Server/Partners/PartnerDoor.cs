using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client.Signing;
using Qingyi.Domain;
using Qingyi.Server.Partners.Signing;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Partners;

/// <summary>A message whose signature holds.</summary>
/// <param name="Id">The sender's id of it.</param>
/// <param name="Fingerprint">Of the signed text.</param>
public sealed record SignedMessage(PartnerRow Partner, string Id, string Fingerprint, byte[] Body)
{
    public string BodyHash { get; } = CanonicalRequest.HashOf(Body);
}

/// <summary>Lets in registered partners: name, signature over the bytes that came, and pace.</summary>
public sealed class PartnerDoor(CaseDb db, PartnerPace pace, TimeProvider clock)
{
    private const int LongestId = 200;

    public async Task<Outcome<SignedMessage>> Enter(HttpContext http)
    {
        var request = http.Request;
        var headers = new SignedHeaders(
            request.Headers[SignatureHeaders.Partner], request.Headers[SignatureHeaders.Date], request.Headers[SignatureHeaders.Signature], request.Headers[SignatureHeaders.MessageId]);
        if (headers.PartnerName is not { } name || string.IsNullOrWhiteSpace(headers.Signature))
        {
            return Refusals.Of("signature-missing");
        }

        // Known before the body is read: strangers cannot make us read 25 MB.
        if (await PartnerRegistry.Find(db, name, http.RequestAborted) is not { } partner)
        {
            return Refusals.Of("unknown-partner");
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, http.RequestAborted);
        var bytes = body.ToArray();
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var check = SignatureVerifier.Check(request.Method, target, headers, bytes, PartnerKey.Read(partner.PublicKey)!, clock.GetUtcNow());
        if (!check.Holds)
        {
            return new Refusal(check.Code!, check.Sentence!);
        }

        if (headers.MessageId!.Length > LongestId)
        {
            return Refusals.Of("invalid-data.message-id-too-long", LongestId);
        }

        return pace.Allows(partner.Name)
            ? new SignedMessage(partner, headers.MessageId, check.Fingerprint, bytes)
            : Refusals.Of("too-many.partner-messages");
    }

    /// <summary>The receipt of a message that came before: the same id, or the same signed text under another id.</summary>
    /// <returns>Null for a new message; a refusal where its id was used for another body.</returns>
    public async Task<Outcome<string>?> Earlier(SignedMessage message, CancellationToken cancellation)
    {
        var rows = await db.Inbound.AsNoTracking()
            .Where(i => (i.Partner == message.Partner.Name && i.MessageId == message.Id) || i.Fingerprint == message.Fingerprint).ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            return null;
        }

        var same = rows.Find(i => i.Partner == message.Partner.Name && i.MessageId == message.Id);
        return same is not null && same.BodyHash != message.BodyHash
            ? Refusals.Of("message-id-reused")
            : (same ?? rows[0]).Receipt;
    }
}

/// <summary>How many messages each partner sent in this minute; in memory, per node.</summary>
public sealed class PartnerPace(ExchangePace pace, TimeProvider clock)
{
    private readonly Lock _turn = new();
    private ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private long _minute = -1;

    public bool Allows(string partner)
    {
        var minute = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
        lock (_turn)
        {
            if (minute != _minute)
            {
                (_minute, _counts) = (minute, new ConcurrentDictionary<string, int>(StringComparer.Ordinal));
            }
        }

        return _counts.AddOrUpdate(partner, 1, (_, n) => n + 1) <= pace.PerMinute;
    }
}
