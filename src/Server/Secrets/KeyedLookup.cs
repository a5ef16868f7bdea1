using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Qingyi.Server.Secrets;

/// <summary>
/// Finds what is stored without its plain text: HMAC-SHA256 under a key of the ring. A stored hash names its generation; to find a value, look for any
/// of its <see cref="Candidates"/>, since older rows were hashed under older generations.
/// </summary>
/// <param name="purpose">One of <see cref="Purposes"/>; hashes of different purposes never meet.</param>
public sealed class KeyedLookup(KeyRing ring, string purpose)
{
    /// <summary>The hash to store, under the newest generation: <c>generation.base64url</c>, at most 50 characters.</summary>
    public string Of(string value) => Hash(ring.Newest, value);

    /// <summary>The hashes to look for, newest generation first.</summary>
    public IReadOnlyList<string> Candidates(string value) => [.. ring.NewestFirst().Select(key => Hash(key, value))];

    private string Hash(WrappingKey key, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var secret = key.Derive(purpose);
        var hash = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(value));
        CryptographicOperations.ZeroMemory(secret);
        return string.Create(CultureInfo.InvariantCulture, $"{key.Generation}.{Base64Url.EncodeToString(hash)}");
    }
}

/// <summary>One spelling of a person's name, so that equal names hash equally: NFKC, upper case, without spaces and the dots of transliterated names.</summary>
public static class PersonName
{
    public static string Canonical(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var wide = name.Normalize(NormalizationForm.FormKC).ToUpperInvariant();
        return new string([.. wide.Where(c => !char.IsWhiteSpace(c) && c is not ('·' or '•' or '.' or '・'))]);
    }
}
