using System.Buffers.Binary;
using System.Globalization;
using Qingyi.Client.Signing;
using Qingyi.Server.Http;
using Qingyi.Server.Partners;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.TipOffs;

/// <summary>What can be said of a paper that somebody shows.</summary>
public enum ProofVerdict
{
    /// <summary>Signed here, and not a letter changed since.</summary>
    Valid,

    /// <summary>It names our key, which signed something else.</summary>
    Changed,

    /// <summary>Signed by another key than ours, or by nobody.</summary>
    UnknownKey,

    /// <summary>The seven lines are not there.</summary>
    Unreadable,
}

/// <param name="Of">The paper, where it is valid; of any other nothing is repeated.</param>
public sealed record ProofCheck(ProofVerdict Verdict, SignedProof? Of = null);

/// <summary>The public half of the key that signs, for whoever checks without us.</summary>
/// <param name="Fingerprint">SHA-256 of the key's DER, hex.</param>
public sealed record SigningKey(string Pem, string Fingerprint)
{
    /// <summary>As a paper names it.</summary>
    public string Short => Fingerprint[..16];
}

/// <summary>
/// 收件回执: day, way and authority under the house's signature. It is made when somebody who holds the receipt asks, from what the tip says already, and kept nowhere: neither its number nor that it
/// was asked for. Checking looks at the paper and the key alone, never at a tip.
/// </summary>
public sealed class ProveReceipt(CaseDb db, TipFollowUp follow, ExchangeKey key, House house)
{
    /// <summary>How it came where nobody of the house took it down.</summary>
    public const string Website = "website";

    /// <summary>Null where nothing was received under this receipt.</summary>
    public async Task<SignedProof?> For(string? receipt, CancellationToken cancellation)
    {
        if (await follow.Find(receipt, cancellation) is not { } tip)
        {
            return null;
        }

        var signer = await key.As(null, cancellation);
        var authority = string.Join(' ', (await PageFrames.Authority(db, cancellation)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return signer.Sign(new ProofOfReceipt(authority, tip.ReceivedOn, TipThread.Open(house.Ring, tip).Channel ?? Website, Number(), Key(signer).Short));
    }

    public async Task<ProofCheck> Check(string? text, CancellationToken cancellation)
    {
        var ours = await Key(cancellation);
        return SignedProof.Read(text) is not { } proof ? new(ProofVerdict.Unreadable)
            : proof.Of.Key != ours.Short ? new(ProofVerdict.UnknownKey)
            : proof.Holds(ours.Pem) ? new(ProofVerdict.Valid, proof)
            : new(ProofVerdict.Changed);
    }

    public async Task<SigningKey> Key(CancellationToken cancellation) => Key(await key.As(null, cancellation));

    // Without a partner the signer goes by the fingerprint of its key.
    private static SigningKey Key(Signer signer) => new(signer.PublicPem(), signer.Partner);

    // Drawn anew each time: a number that followed from the tip would lead from a paper to the tip.
    private string Number()
    {
        Span<byte> drawn = stackalloc byte[8];
        house.Random(drawn);
        return (BinaryPrimitives.ReadUInt64BigEndian(drawn) % 10_000_000_000).ToString("D10", CultureInfo.InvariantCulture);
    }
}
