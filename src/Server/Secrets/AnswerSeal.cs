using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Qingyi.Server.Secrets;

/// <summary>
/// Stored answers of idempotent calls. An answer is sealed under a key that takes both the ring and the caller's own idempotency key, of which the
/// database keeps a hash only: neither the database alone nor the ring alone opens it.
/// </summary>
public sealed class AnswerSeal(KeyRing ring)
{
    /// <summary>What to store beside a new answer.</summary>
    /// <param name="caller">Account or partner id; empty for the public.</param>
    /// <param name="idempotencyKey">The header's value, as sent.</param>
    public string Hash(string caller, string call, string idempotencyKey) => HashUnder(ring.Newest, caller, call, idempotencyKey);

    /// <summary>What to look for when a call comes, newest generation first.</summary>
    /// <param name="call">Method and path, for example <c>POST /api/tips</c>: one key used for two calls means two answers.</param>
    public IReadOnlyList<string> Candidates(string caller, string call, string idempotencyKey) =>
        [.. ring.NewestFirst().Select(key => HashUnder(key, caller, call, idempotencyKey))];

    /// <summary>Seals an answer for the hash that it is stored beside.</summary>
    public SealedBox Seal(string hash, string idempotencyKey, ReadOnlySpan<byte> answer)
    {
        using var key = KeyFor(hash, idempotencyKey);
        return key.Seal(answer, hash);
    }

    /// <summary>Opens the answer stored beside a hash.</summary>
    /// <exception cref="KeyException">The idempotency key is not the caller's, or the row was altered.</exception>
    public byte[] Open(string hash, string idempotencyKey, SealedBox answer)
    {
        using var key = KeyFor(hash, idempotencyKey);
        return key.Open(answer, hash);
    }

    private DataKey KeyFor(string hash, string idempotencyKey)
    {
        ArgumentNullException.ThrowIfNull(hash);
        ArgumentNullException.ThrowIfNull(idempotencyKey);
        var generation = int.Parse(hash.AsSpan(0, hash.IndexOf('.', StringComparison.Ordinal)), NumberStyles.None, CultureInfo.InvariantCulture);
        var wrapping = ring.Of(generation) ?? throw new KeyException(Texts.Of("secrets.answer.missing-generation", generation));
        var secret = wrapping.Derive(Purposes.Answers);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, [.. secret, .. Encoding.UTF8.GetBytes(idempotencyKey)], 32, info: Encoding.UTF8.GetBytes(hash));
        CryptographicOperations.ZeroMemory(secret);
        return new DataKey(key, ring.Random);
    }

    private static string HashUnder(WrappingKey key, string caller, string call, string idempotencyKey)
    {
        var secret = key.Derive(Purposes.Answers + "/lookup");

        // Each part is preceded by its length, so that two different triples never give the same bytes.
        var text = string.Create(CultureInfo.InvariantCulture, $"{caller.Length}:{caller}{call.Length}:{call}{idempotencyKey}");
        var hash = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text));
        CryptographicOperations.ZeroMemory(secret);
        return string.Create(CultureInfo.InvariantCulture, $"{key.Generation}.{Base64Url.EncodeToString(hash)}");
    }
}
