using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Qingyi.Client.Signing;

/// <summary>
/// 收件回执: that something was received, and nothing of what. Signed are six lines, each ended by a line feed, in UTF-8:
/// <code>
/// qingyi-receipt/1
/// authority: 示例省卫生健康委员会
/// received: 2026-11-23
/// channel: website
/// number: 4821773055
/// key: 0f3a5c77d1e2b498
/// </code>
/// No request that is signed (<see cref="CanonicalRequest"/>) can have these bytes: its first line is a method in capitals.
/// </summary>
/// <param name="Authority">Who received it, as the public site names itself; without line ends.</param>
/// <param name="ReceivedOn">The legal day in Asia/Shanghai; never the hour.</param>
/// <param name="Channel">A code such as <c>website</c> or <c>telephone</c>.</param>
/// <param name="Number">Ten random digits, drawn for this paper and kept nowhere.</param>
/// <param name="Key">The first 16 hex digits of the SHA-256 of the public key's DER.</param>
public sealed record ProofOfReceipt(string Authority, DateOnly ReceivedOn, string Channel, string Number, string Key)
{
    internal const string First = "qingyi-receipt/1";

    /// <summary>The six lines.</summary>
    public string Said => string.Create(CultureInfo.InvariantCulture, $"{First}\nauthority: {Authority}\nreceived: {ReceivedOn:yyyy-MM-dd}\nchannel: {Channel}\nnumber: {Number}\nkey: {Key}\n");

    /// <summary>The bytes that the signature is made over (ECDSA P-256 with SHA-256).</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(Said);
}

/// <summary>A proof with its signature, which stands as a seventh line: <c>signature: </c> and base64 of the DER form, as OpenSSL writes and checks it.</summary>
public sealed partial record SignedProof(ProofOfReceipt Of, string Signature)
{
    private const int Longest = 2000;

    /// <summary>What is printed, filed and pasted: seven lines.</summary>
    public string Text => $"{Of.Said}signature: {Signature}\n";

    /// <summary>Reads the seven lines however they were pasted: space around lines, empty lines and other line ends do not matter. Null where they are not there.</summary>
    public static SignedProof? Read(string? text)
    {
        if (text is null || text.Length > Longest)
        {
            return null;
        }

        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0);
        var found = Seven().Match(string.Join('\n', lines));
        return found.Success && DateOnly.TryParseExact(found.Groups["day"].ValueSpan, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new SignedProof(new ProofOfReceipt(found.Groups["who"].Value, day, found.Groups["way"].Value, found.Groups["number"].Value, found.Groups["key"].Value), found.Groups["signed"].Value)
            : null;
    }

    /// <summary>Whether the key signed exactly this.</summary>
    /// <param name="publicPem">SubjectPublicKeyInfo as PEM, of P-256.</param>
    public bool Holds(string publicPem)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(publicPem);
        var bytes = new byte[Signature.Length];
        return Convert.TryFromBase64String(Signature, bytes, out var length)
            && key.VerifyData(Of.ToBytes(), bytes.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    [GeneratedRegex(
        "^qingyi-receipt/1\nauthority: (?<who>[^\n]{1,200})\nreceived: (?<day>[0-9-]{10})\nchannel: (?<way>[a-z-]{1,20})\nnumber: (?<number>[0-9]{10})\nkey: (?<key>[0-9a-f]{16})\nsignature: (?<signed>[A-Za-z0-9+/=]{40,120})$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Seven();
}
