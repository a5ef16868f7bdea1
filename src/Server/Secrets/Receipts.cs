using System.Text;

namespace Qingyi.Server.Secrets;

/// <summary>The receipt of a tip: 20 random digits (66 bits), stored only as a keyed hash. Who lost it cannot be given it again.</summary>
public sealed class Receipts(KeyRing ring)
{
    /// <summary>Digits of a receipt.</summary>
    public const int Length = 20;

    private readonly KeyedLookup lookup = new(ring, Purposes.Receipts);

    /// <summary>A new receipt, digits only.</summary>
    public string New()
    {
        var digits = new StringBuilder(Length);
        Span<byte> octet = stackalloc byte[1];
        while (digits.Length < Length)
        {
            ring.Random(octet);

            // 250 and above would make 0 to 5 likelier than 6 to 9.
            if (octet[0] < 250)
            {
                digits.Append((char)('0' + (octet[0] % 10)));
            }
        }

        return digits.ToString();
    }

    /// <summary>What to store for a receipt.</summary>
    public string Hash(string receipt) => lookup.Of(receipt);

    /// <summary>What to look for when a receipt comes back as typed; empty where it cannot be one. Answer both cases with the same 404.</summary>
    public IReadOnlyList<string> Find(string? typed) => Read(typed) is { } receipt ? lookup.Candidates(receipt) : [];

    /// <summary>The digits of a typed receipt, spaces, hyphens and full-width digits allowed; null where there are not exactly 20.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > 4 * Length)
        {
            return null;
        }

        var digits = typed.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '–' or '—')).ToArray();
        return digits.Length == Length && digits.All(char.IsAsciiDigit) ? new string(digits) : null;
    }

    /// <summary>In groups of four, for the eye.</summary>
    public static string Print(string receipt) => string.Join(' ', receipt.Chunk(4).Select(group => new string(group)));
}
